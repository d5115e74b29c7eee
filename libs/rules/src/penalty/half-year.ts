import type { LocalDate } from '../time/civil';

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
