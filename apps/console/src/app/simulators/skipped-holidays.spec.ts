import { skippedHolidays } from './skipped-holidays';

const dates = (count: Parameters<typeof skippedHolidays>[0]) =>
  skippedHolidays(count).map(({ date }) => date);

describe('holidays that a count leaves out', () => {
  it('are those after the first day, on days that would have counted', () => {
    // Christmas 2026 is a Friday; the next day is a holiday in Alsace-Moselle only.
    const count = { from: '2026-12-24', to: '2027-01-04', region: 'FR-67' } as const;
    expect(dates({ ...count, kind: 'ouvre' })).toEqual(['2026-12-25', '2027-01-01']);
    expect(dates({ ...count, kind: 'ouvrable' })).toEqual(['2026-12-25', '2026-12-26', '2027-01-01']);
    expect(dates({ ...count, kind: 'calendaire' })).toEqual([]);
    expect(dates({ ...count, from: '2026-12-25', kind: 'ouvre' })).toEqual(['2027-01-01']);
  });

  it('hold Good Friday when asked, also when counting back', () => {
    const count = { from: '2026-04-08', to: '2026-04-01', kind: 'ouvre', region: 'FR-68' } as const;
    expect(dates({ ...count, goodFriday: true })).toEqual(['2026-04-03', '2026-04-06']);
    expect(dates(count)).toEqual(['2026-04-06']);
  });
});
