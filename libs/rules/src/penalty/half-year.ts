import type { LocalDate } from '../time/civil';
import { addCalendarDays } from '../time/days';

/** Half a year, as the legal rate is published for it: `2026S1`. */
export type HalfYear = string;

/** The half-year of a date in France. */
export function halfYearOf(date: LocalDate): HalfYear {
  return `${date.slice(0, 4)}S${date.slice(5, 7) <= '06' ? 1 : 2}`;
}

/** Its last day. */
export function endOfHalfYear(half: HalfYear): LocalDate {
  return `${half.slice(0, 4)}-${half.endsWith('1') ? '06-30' : '12-31'}`;
}

/** Its first day. */
export function startOfHalfYear(half: HalfYear): LocalDate {
  return `${half.slice(0, 4)}-${half.endsWith('1') ? '01-01' : '07-01'}`;
}

/** The one after it. */
export function nextHalfYear(half: HalfYear): HalfYear {
  return half.endsWith('1') ? `${half.slice(0, 4)}S2` : `${Number(half.slice(0, 4)) + 1}S1`;
}

/** Days before its end on which the rates of the next half-year are asked for. */
const noticeDays = 7;

/** The half-year whose rates must be known by a day: its own, in the last week the next one. */
export function halfYearToKnow(today: LocalDate): HalfYear {
  return halfYearOf(addCalendarDays(today, noticeDays));
}

/** The first half-year with a legal rate for professionals of its own. */
export const firstHalfYear: HalfYear = '2015S1';

/** Whether rates of a half-year can be recorded: no gap after the last known one, none that nobody can know yet. */
export function canRecord(half: HalfYear, last: HalfYear, today: LocalDate): boolean {
  return half >= firstHalfYear && half <= nextHalfYear(last) && half <= nextHalfYear(halfYearOf(today));
}
