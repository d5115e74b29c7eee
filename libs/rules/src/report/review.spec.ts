import fc from 'fast-check';
import { fromEpochDay } from '../time/civil';
import { isMonthOver, monthDue, monthOf, monthsUpTo, spanOfMonth } from './review';

describe('the month of a service review', () => {
  it.each([
    ['a Sunday before the first working day', '2026-11-01', null],
    ['the first working day, after Sunday the 1st', '2026-11-02', '2026-10'],
    ['1 January, a holiday', '2027-01-01', null],
    ['the first working day of a year', '2027-01-04', '2026-12'],
    ['any later day', '2026-11-26', '2026-10'],
    ['Friday 1 May and the weekend', '2026-05-03', null],
    ['the Monday after them', '2026-05-04', '2026-04'],
  ] as const)('%s', (_what, today, due) => {
    expect(monthDue(today, { region: 'FR' })).toBe(due);
  });

  it('looks back on six months, itself the last', () => {
    expect(monthsUpTo('2026-02')).toEqual(['2025-09', '2025-10', '2025-11', '2025-12', '2026-01', '2026-02']);
    expect(spanOfMonth('2028-02')).toEqual({ from: '2028-02-01', to: '2028-02-29' });
  });

  const date = fc.integer({ min: 400, max: 40_000 }).map(fromEpochDay);

  it('is over once it is due, and is due at the end of its next month at the latest', () => {
    fc.assert(
      fc.property(date, (today) => {
        const due = monthDue(today, { region: 'FR' });
        if (due !== null) expect(isMonthOver(due, today)).toBe(true);
        expect(isMonthOver(monthOf(today), today)).toBe(false);
        const { to } = spanOfMonth(monthOf(today));
        expect(monthDue(to, { region: 'FR' })).not.toBeNull();
      }),
    );
  });
});
