import fc from 'fast-check';
import { daysOfYear, earnedIn } from '../index';

describe('what yearly fees earn in a calendar year', () => {
  it.each([
    [2026, '452974490.000', 1_241_026n],
    [2024, '366', 1n],
    [2026, '182.500', 1n],
    [2026, '182.499', 0n],
  ])('in %i, of %s', (year, weighted, cents) => expect(earnedIn(year, weighted)).toBe(cents));

  it('knows leap years', () =>
    expect([2024, 2025, 2100, 2000].map(daysOfYear)).toEqual([366, 365, 365, 366]));

  it('is the whole fee for a whole year, and parts of a year are never more than a cent off it', () => {
    const cents = fc.bigInt({ min: 0n, max: 10n ** 12n });
    fc.assert(
      fc.property(
        cents,
        fc.integer({ min: 2000, max: 2100 }),
        fc.integer({ min: 0, max: 365 }),
        (fee, year, day) => {
          const days = daysOfYear(year);
          const part = (count: number) => earnedIn(year, `${fee * BigInt(count)}`);
          expect(part(days)).toBe(fee);
          const sum = part(day) + part(days - day);
          expect(sum - fee >= -1n && sum - fee <= 1n).toBe(true);
        },
      ),
    );
  });

  it('refuses what is no number', () => expect(() => earnedIn(2026, 'x')).toThrow(RangeError));
});
