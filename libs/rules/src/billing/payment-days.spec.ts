import fc from 'fast-check';
import { addCalendarDays, paymentDayFault, paymentDays } from '../index';

const today = '2026-11-26';

describe('the days of which a payment may be', () => {
  it.each([
    // Nothing was invoiced yet: the legal rates begin in 2015, and no money is older.
    [null, '2014-12-31', 'too-old'],
    [null, '2015-01-01', null],
    // A deposit may come a year before the first invoice.
    ['2026-03-15', '2025-03-14', 'too-old'],
    ['2026-03-15', '2025-03-15', null],
    ['2026-03-15', '1990-01-01', 'too-old'],
    ['2024-02-29', '2023-02-28', null],
    ['2015-02-01', '2014-06-01', 'too-old'],
    ['2026-03-15', '2026-11-26', null],
    ['2026-03-15', '2026-11-27', 'in-future'],
    ['2026-03-15', '2062-03-15', 'in-future'],
  ] as const)('first invoice of %s, money of %s: %s', (first, day, fault) =>
    expect(paymentDayFault(day, paymentDays(first, today))).toBe(fault),
  );

  it('go from one day to today, whatever was invoiced first', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 6000 }), fc.integer({ min: 0, max: 6000 }), (ago, issued) => {
        const days = paymentDays(addCalendarDays(today, -issued), today);
        const day = addCalendarDays(today, -ago);
        expect(paymentDayFault(day, days)).toBe(day < days.from ? 'too-old' : null);
        expect(days.from <= addCalendarDays(today, -issued) || days.from === '2015-01-01').toBe(true);
      }),
    );
  });
});
