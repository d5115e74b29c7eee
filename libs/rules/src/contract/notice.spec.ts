import fc from 'fast-check';
import { addMonths, holidayRegions, isOpenDay, noticeDates, subtractMonths } from '../index';
import { fromEpochDay, toEpochDay } from '../time/civil';

const terms = fc.integer({ min: toEpochDay('2020-01-01'), max: toEpochDay('2060-12-31') }).map(fromEpochDay);
const dayAfter = (date: string) => fromEpochDay(toEpochDay(date) + 1);

describe('notice dates', () => {
  it('hold for any term: limit back, arguable forth, safe open, posting ten working days before', () => {
    fc.assert(
      fc.property(
        terms,
        fc.integer({ min: 1, max: 12 }),
        fc.constantFrom(...holidayRegions),
        (term, months, region) => {
          const { limit, latestArguable, safe, posting } = noticeDates({ term, months, region });
          expect(limit).toBe(subtractMonths(term, months));
          expect(addMonths(latestArguable, months) <= term).toBe(true);
          expect(addMonths(dayAfter(latestArguable), months) > term).toBe(true);
          const opens = (from: string, to: string) => {
            let count = 0;
            for (let day = from; day < to; day = dayAfter(day))
              if (isOpenDay(day, 'ouvre', { region })) count += 1;
            return count;
          };
          expect(isOpenDay(safe, 'ouvre', { region })).toBe(true);
          expect(opens(dayAfter(safe), dayAfter(limit))).toBe(0);
          expect(isOpenDay(posting, 'ouvre', { region })).toBe(true);
          expect(opens(posting, safe)).toBe(10);
        },
      ),
    );
  });

  it('follow the holidays of the region and the closures of the company', () => {
    const april = { term: '2026-07-03', months: 3, region: 'FR-67', goodFriday: true } as const;
    expect(noticeDates(april).safe).toBe('2026-04-02');
    expect(noticeDates({ ...april, goodFriday: false }).safe).toBe('2026-04-03');
    expect(noticeDates({ ...april, closures: ['2026-04-02'] }).safe).toBe('2026-04-01');
  });

  it('take the posting margin asked for', () => {
    expect(noticeDates({ term: '2026-12-31', months: 3, postingMarginDays: 0 }).posting).toBe('2026-09-30');
    expect(noticeDates({ term: '2026-12-31', months: 3, postingMarginDays: 1 }).posting).toBe('2026-09-29');
  });
});
