import { occurrencesOf } from './occurrences';

const zone = 'Europe/Paris';
const starts = (...parameters: Parameters<typeof occurrencesOf>) =>
  occurrencesOf(...parameters).starts.map((start) => start.toISOString());

describe('the occurrences of a series', () => {
  it('keep the time of the wall clock when the clocks change', () => {
    const rule = { frequency: 'weekly', interval: 1, count: 3, except: [] } as const;
    expect(starts('2026-10-20T07:00:00.000Z', { ...rule, except: [] }, zone)).toEqual([
      '2026-10-20T07:00:00.000Z',
      '2026-10-27T08:00:00.000Z',
      '2026-11-03T08:00:00.000Z',
    ]);
  });

  it('leave out the dates that are excepted, and count without them', () => {
    const rule = { frequency: 'weekly' as const, interval: 2, count: 2, except: ['2026-12-25'] };
    expect(starts('2026-12-11T08:00:00.000Z', rule, zone)).toEqual([
      '2026-12-11T08:00:00.000Z',
      '2027-01-08T08:00:00.000Z',
    ]);
  });

  it.each([
    ['the second Tuesday', '2026-11-10T08:00:00.000Z', ['2026-11-10', '2026-12-08', '2027-01-12']],
    ['the last Monday', '2026-11-30T08:00:00.000Z', ['2026-11-30', '2026-12-28', '2027-01-25']],
  ])('follow %s of the month', (_name, startsAt, expected) => {
    const rule = { frequency: 'monthly' as const, interval: 1, count: 3, except: [] };
    expect(starts(startsAt, rule, zone).map((start) => start.slice(0, 10))).toEqual(expected);
  });
});
