import {
  type LocalDate,
  daysInMonth,
  epochDayToCivil,
  formatCivil,
  fromEpochDay,
  isoWeekday,
  toEpochDay,
} from './civil';
import { type HolidayRegion, holidayTable } from './holidays';

/**
 * `ouvre`: Monday to Friday except holidays and closures. `ouvrable`: Monday to Saturday except holidays.
 * `calendaire`: every day. `franc`: calendar days of which neither the first nor the last counts.
 */
export const dayKinds = ['ouvre', 'ouvrable', 'calendaire', 'franc'] as const;
export type DayKind = (typeof dayKinds)[number];

export interface DayOptions {
  region: HolidayRegion;
  goodFriday?: boolean;
  /** Days off of the company: closed for `ouvre` only. */
  closures?: readonly LocalDate[];
}

export interface AddDaysInput extends DayOptions {
  from: LocalDate;
  /** Whole number of days; negative counts back. */
  count: number;
  kind: DayKind;
  /** Moves a last day that is not `ouvre` to the next one; to the previous one when counting back. */
  extend?: boolean;
}

type DayTest = (epochDay: number) => boolean;

function openDayTest(kind: DayKind, options: DayOptions): DayTest {
  if (kind === 'calendaire' || kind === 'franc') return () => true;
  const holidays = holidayTable(options.region, options);
  if (kind === 'ouvrable') return (day) => isoWeekday(day) <= 6 && !holidays.codeOn(day);
  const closures = new Set((options.closures ?? []).map(toEpochDay));
  return (day) => isoWeekday(day) <= 5 && !holidays.codeOn(day) && !closures.has(day);
}

/** True when the date counts as a day of the kind. */
export function isOpenDay(date: LocalDate, kind: DayKind, options: DayOptions): boolean {
  return openDayTest(kind, options)(toEpochDay(date));
}

function step(from: number, count: number, isOpen: DayTest): number {
  const direction = count < 0 ? -1 : 1;
  let day = from;
  for (let left = Math.abs(count); left > 0;) {
    day += direction;
    if (isOpen(day)) left -= 1;
  }
  return day;
}

/**
 * The last day of a period counted in days: the starting day does not count (art. 641 CPC). For `franc`, the
 * last useful day, the one after the period. No extension unless asked (art. 642 CPC is for procedure only).
 * A RangeError for a malformed date or a result outside the years 1 to 9999.
 */
export function addDays(input: AddDaysInput): LocalDate {
  const { count, kind } = input;
  const direction = count < 0 ? -1 : 1;
  const from = toEpochDay(input.from);
  const last =
    kind === 'calendaire' || kind === 'franc'
      ? from + count + (kind === 'franc' ? direction : 0)
      : step(from, count, openDayTest(kind, input));
  if (!input.extend) return fromEpochDay(last);
  const isOpen = openDayTest('ouvre', input);
  return fromEpochDay(isOpen(last) ? last : step(last, direction, isOpen));
}

/**
 * The same day number some months later (or earlier, negative), else the last day of that month (art. 641 CPC).
 * Always from the original date: twelve months then thirty-six are not forty-eight after 29 February.
 */
export function addMonths(date: LocalDate, months: number): LocalDate {
  const start = epochDayToCivil(toEpochDay(date));
  const index = start.year * 12 + (start.month - 1) + months;
  const year = Math.floor(index / 12);
  const month = index - year * 12 + 1;
  return formatCivil({ year, month, day: Math.min(start.day, daysInMonth(year, month)) });
}

/** The same day number some months before, else the last day of that month. */
export function subtractMonths(date: LocalDate, months: number): LocalDate {
  return addMonths(date, -months);
}

/** The date some calendar days later; earlier when negative. A RangeError outside the years 1 to 9999. */
export function addCalendarDays(date: LocalDate, count: number): LocalDate {
  return fromEpochDay(toEpochDay(date) + count);
}

/** Whole calendar days from one date to another; negative when the second is earlier. */
export function daysBetween(from: LocalDate, to: LocalDate): number {
  return toEpochDay(to) - toEpochDay(from);
}
