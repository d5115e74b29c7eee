import { type LocalDate, civilToEpochDay, fromEpochDay, toEpochDay, epochDayToCivil } from './civil';

/** National, Alsace-Moselle by department, overseas by territory (INSEE codes). */
export const holidayRegions = [
  'FR',
  'FR-57',
  'FR-67',
  'FR-68',
  'FR-971',
  'FR-972',
  'FR-973',
  'FR-974',
  'FR-976',
  'FR-977',
  'FR-978',
] as const;
export type HolidayRegion = (typeof holidayRegions)[number];

export const holidayCodes = [
  'new-year',
  'good-friday',
  'easter-monday',
  'abolition-of-slavery',
  'labour-day',
  'victory-1945',
  'ascension',
  'whit-monday',
  'bastille-day',
  'assumption',
  'all-saints',
  'armistice-1918',
  'christmas',
  'saint-stephen',
] as const;
export type HolidayCode = (typeof holidayCodes)[number];

/** A public holiday; the name is the official French one, data as much as the date. */
export interface Holiday {
  date: LocalDate;
  code: HolidayCode;
  name: string;
}

/** Where a commune can have Good Friday off by law (code du travail L3134-13). */
export const canHaveGoodFriday = (region: HolidayRegion): boolean =>
  region === 'FR-57' || region === 'FR-67' || region === 'FR-68';

export interface HolidayOptions {
  /** Adds Good Friday: law only in some communes of Alsace-Moselle, hence an option and not a region. */
  goodFriday?: boolean;
}

const names: Record<HolidayCode, string> = {
  'new-year': 'Jour de l’An',
  'good-friday': 'Vendredi saint',
  'easter-monday': 'Lundi de Pâques',
  'abolition-of-slavery': 'Abolition de l’esclavage',
  'labour-day': 'Fête du Travail',
  'victory-1945': 'Victoire 1945',
  ascension: 'Ascension',
  'whit-monday': 'Lundi de Pentecôte',
  'bastille-day': 'Fête nationale',
  assumption: 'Assomption',
  'all-saints': 'Toussaint',
  'armistice-1918': 'Armistice 1918',
  christmas: 'Noël',
  'saint-stephen': 'Saint-Étienne',
};

type FixedHoliday = readonly [month: number, day: number, code: HolidayCode];

const national: readonly FixedHoliday[] = [
  [1, 1, 'new-year'],
  [5, 1, 'labour-day'],
  [5, 8, 'victory-1945'],
  [7, 14, 'bastille-day'],
  [8, 15, 'assumption'],
  [11, 1, 'all-saints'],
  [11, 11, 'armistice-1918'],
  [12, 25, 'christmas'],
];

const saintStephen: FixedHoliday = [12, 26, 'saint-stephen'];
const abolition = (month: number, day: number): FixedHoliday => [month, day, 'abolition-of-slavery'];

const regional: Record<HolidayRegion, readonly FixedHoliday[]> = {
  FR: [],
  'FR-57': [saintStephen],
  'FR-67': [saintStephen],
  'FR-68': [saintStephen],
  'FR-971': [abolition(5, 27)],
  'FR-972': [abolition(5, 22)],
  'FR-973': [abolition(6, 10)],
  'FR-974': [abolition(12, 20)],
  'FR-976': [abolition(4, 27)],
  'FR-977': [abolition(10, 9)],
  'FR-978': [abolition(5, 27)],
};

const movable: readonly (readonly [daysAfterEaster: number, code: HolidayCode])[] = [
  [1, 'easter-monday'],
  [39, 'ascension'],
  [50, 'whit-monday'],
];

/** Easter Sunday of the Gregorian calendar (Meeus/Jones/Butcher), in days since 1970-01-01. */
function easterSunday(year: number): number {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const f = Math.floor((b + 8) / 25);
  const g = Math.floor((b - f + 1) / 3);
  const h = (19 * a + b - Math.floor(b / 4) - g + 15) % 30;
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const n = h + l - 7 * m + 114;
  return civilToEpochDay({ year, month: Math.floor(n / 31), day: (n % 31) + 1 });
}

/** The holidays of a year in date order, dates in days since 1970-01-01. */
function listYear(
  year: number,
  region: HolidayRegion,
  { goodFriday }: HolidayOptions,
): (readonly [epochDay: number, code: HolidayCode])[] {
  const easter = easterSunday(year);
  const fixed = [...national, ...regional[region]].map(
    ([month, day, code]) => [civilToEpochDay({ year, month, day }), code] as const,
  );
  const moving = movable.map(([offset, code]) => [easter + offset, code] as const);
  const friday = goodFriday ? [[easter - 2, 'good-friday'] as const] : [];
  return [...fixed, ...moving, ...friday].sort(([a], [b]) => a - b);
}

/**
 * Public holidays of a year in date order, no substitute day (code du travail L3133-1, L3134-13, L3422-2).
 *
 * Computed here rather than by date-holidays: that package weighs hundreds of kB in an Angular bundle and gives
 * Good Friday to whole departments. The spec holds both to the same answer for 2000-2100.
 */
export function holidaysOf(year: number, region: HolidayRegion, options: HolidayOptions = {}): Holiday[] {
  return listYear(year, region, options).map(([day, code]) => ({
    date: fromEpochDay(day),
    code,
    name: names[code],
  }));
}

/** The holiday of a date, if any; the fixed one when two fall together (1 May 2008 was also Ascension). */
export function holidayOn(
  date: LocalDate,
  region: HolidayRegion,
  options: HolidayOptions = {},
): Holiday | undefined {
  const code = holidayTable(region, options).codeOn(toEpochDay(date));
  return code && { date, code, name: names[code] };
}

export function holidayName(code: HolidayCode): string {
  return names[code];
}

/** Holidays of a region by days since 1970-01-01; each year is computed once per table. */
export interface HolidayTable {
  codeOn(epochDay: number): HolidayCode | undefined;
  /** The holidays from a day on, before another. */
  within(fromDay: number, toDay: number): number[];
}

export function holidayTable(region: HolidayRegion, options: HolidayOptions = {}): HolidayTable {
  const years = new Map<number, Map<number, HolidayCode>>();
  const ofYear = (year: number): Map<number, HolidayCode> => {
    const known = years.get(year);
    if (known) return known;
    // Reversed so that the first of two holidays on one date is the one kept.
    const computed = new Map(listYear(year, region, options).reverse());
    years.set(year, computed);
    return computed;
  };
  return {
    codeOn: (day) => ofYear(epochDayToCivil(day).year).get(day),
    within: (fromDay, toDay) => {
      const days: number[] = [];
      const lastYear = epochDayToCivil(toDay).year;
      for (let year = epochDayToCivil(fromDay).year; year <= lastYear; year++) {
        for (const day of ofYear(year).keys()) if (day >= fromDay && day < toDay) days.push(day);
      }
      return days;
    },
  };
}
