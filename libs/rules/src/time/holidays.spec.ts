import Holidays from 'date-holidays';
import { canHaveGoodFriday, type HolidayRegion, holidayOn, holidayRegions, holidaysOf } from '../index';

const dates = (year: number, region: HolidayRegion, goodFriday = false) =>
  holidaysOf(year, region, { goodFriday }).map(({ date }) => date);

/** How date-holidays names our regions. */
const states: Record<HolidayRegion, string | undefined> = {
  FR: undefined,
  'FR-57': '57',
  'FR-67': '67',
  'FR-68': '68',
  'FR-971': 'GP',
  'FR-972': 'MQ',
  'FR-973': 'GF',
  'FR-974': 'RE',
  'FR-976': 'YT',
  'FR-977': 'BL',
  'FR-978': 'MF',
};

/** Where that package takes the usage of Good Friday for law. */
const withGoodFriday: readonly HolidayRegion[] = ['FR-57', 'FR-67', 'FR-68', 'FR-971', 'FR-972'];

describe('holidays', () => {
  it.each([
    [2025, '01-01 04-21 05-01 05-08 05-29 06-09 07-14 08-15 11-01 11-11 12-25'],
    [2026, '01-01 04-06 05-01 05-08 05-14 05-25 07-14 08-15 11-01 11-11 12-25'],
    [2027, '01-01 03-29 05-01 05-06 05-08 05-17 07-14 08-15 11-01 11-11 12-25'],
  ])('are the eleven of the law in %d (C5)', (year, list) => {
    expect(dates(year, 'FR')).toEqual(list.split(' ').map((date) => `${year}-${date}`));
  });

  it.each(holidayRegions)('agree with date-holidays for %s, 2000-2100', (region) => {
    const state = states[region];
    const reference = state ? new Holidays('FR', state) : new Holidays('FR');
    for (let year = 2000; year <= 2100; year++) {
      const expected = reference
        .getHolidays(year)
        .filter(({ type }) => type === 'public')
        .map(({ date }) => date.slice(0, 10));
      const ours = dates(year, region, withGoodFriday.includes(region));
      expect(new Set(ours)).toEqual(new Set(expected));
    }
  });

  it('add one day overseas and in Alsace-Moselle', () => {
    const extra = (region: HolidayRegion) =>
      dates(2026, region).filter((date) => !dates(2026, 'FR').includes(date));
    expect(Object.fromEntries(holidayRegions.map((region) => [region, extra(region)]))).toEqual({
      FR: [],
      'FR-57': ['2026-12-26'],
      'FR-67': ['2026-12-26'],
      'FR-68': ['2026-12-26'],
      'FR-971': ['2026-05-27'],
      'FR-972': ['2026-05-22'],
      'FR-973': ['2026-06-10'],
      'FR-974': ['2026-12-20'],
      'FR-976': ['2026-04-27'],
      'FR-977': ['2026-10-09'],
      'FR-978': ['2026-05-27'],
    });
  });

  it('can hold Good Friday in Alsace-Moselle', () => {
    expect(holidayRegions.filter(canHaveGoodFriday)).toEqual(['FR-57', 'FR-67', 'FR-68']);
  });

  it('hold Good Friday only when asked', () => {
    expect(holidayOn('2026-04-03', 'FR-67')).toBeUndefined();
    expect(holidayOn('2026-04-03', 'FR-67', { goodFriday: true })?.code).toBe('good-friday');
  });

  it('carry their code and their name', () => {
    expect(holidayOn('2026-04-06', 'FR')).toEqual({
      date: '2026-04-06',
      code: 'easter-monday',
      name: 'Lundi de Pâques',
    });
    expect(holidayOn('2026-04-07', 'FR')).toBeUndefined();
  });

  it('name the fixed one when two fall together', () => {
    expect(dates(2008, 'FR').filter((date) => date === '2008-05-01')).toHaveLength(2);
    expect(holidayOn('2008-05-01', 'FR')?.code).toBe('labour-day');
  });
});
