import { inOrder, monthOf } from './report-period';

describe('the month of a report', () => {
  it.each([
    ['2026-11-25', 0, '2026-11-01', '2026-11-30'],
    ['2026-11-25', -1, '2026-10-01', '2026-10-31'],
    ['2026-01-31', -1, '2025-12-01', '2025-12-31'],
    ['2028-03-31', -1, '2028-02-01', '2028-02-29'],
  ])('of %s, %d further, is %s to %s', (today, offset, from, to) => {
    expect(monthOf(today, offset)).toEqual({ from, to });
  });

  it('runs from the earlier day to the later one', () => {
    const period = { from: '2026-03-01', to: '2026-03-31' };
    expect(inOrder(period.from, period.to)).toEqual(period);
    expect(inOrder(period.to, period.from)).toEqual(period);
  });
});
