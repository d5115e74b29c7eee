import fc from 'fast-check';
import { fromEpochDay, toEpochDay } from '../time/civil';
import { bucketsOf, periodOf, reportPeriods } from './period';

describe('the period of a report', () => {
  it.each([
    ['week', '2026-11-26', 0, '2026-11-23', '2026-11-29'],
    ['week', '2027-01-01', -1, '2026-12-21', '2026-12-27'],
    ['month', '2026-01-31', -1, '2025-12-01', '2025-12-31'],
    ['month', '2028-03-31', -1, '2028-02-01', '2028-02-29'],
    ['quarter', '2026-11-26', 0, '2026-10-01', '2026-12-31'],
    ['quarter', '2026-02-14', -1, '2025-10-01', '2025-12-31'],
  ] as const)('%s of %s, %d further', (kind, date, offset, from, to) => {
    expect(periodOf(kind, date, offset)).toEqual({ from, to });
  });

  const date = fc.integer({ min: 0, max: 40_000 }).map(fromEpochDay);

  it('holds its date, and touches the one before', () => {
    fc.assert(
      fc.property(fc.constantFrom(...reportPeriods), date, (kind, day) => {
        const { from, to } = periodOf(kind, day);
        expect(from <= day && day <= to).toBe(true);
        expect(toEpochDay(periodOf(kind, day, -1).to) + 1).toBe(toEpochDay(from));
      }),
    );
  });

  it('is covered by its days or weeks, none twice', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...reportPeriods),
        date,
        fc.constantFrom('day', 'week'),
        (kind, day, unit) => {
          const span = periodOf(kind, day);
          const buckets = bucketsOf(span, unit);
          expect(buckets[0]?.from).toBe(span.from);
          expect(buckets.at(-1)?.to).toBe(span.to);
          for (const [i, { to }] of buckets.slice(0, -1).entries())
            expect(toEpochDay(to) + 1).toBe(toEpochDay(buckets[i + 1]?.from ?? ''));
        },
      ),
    );
  });
});
