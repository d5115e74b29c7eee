/** Calendar date, `YYYY-MM-DD`, without zone. */
export type LocalDate = string;

/** Milliseconds of a wall-clock day of 24 h. */
export const dayMs = 86_400_000;

const pattern = /^(\d{4})-(\d{2})-(\d{2})$/;

export interface CivilDate {
  year: number;
  month: number;
  day: number;
}

const monthLengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

export function isLeapYear(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

/** Number of days of a month (1 to 12). */
export function daysInMonth(year: number, month: number): number {
  return month === 2 && isLeapYear(year) ? 29 : (monthLengths[month - 1] ?? 0);
}

/** The parts of a date; undefined when the text is not a date of the calendar (31 February, year 0). */
export function parseCivil(text: string): CivilDate | undefined {
  const match = pattern.exec(text);
  if (!match) return undefined;
  const date = { year: Number(match[1]), month: Number(match[2]), day: Number(match[3]) };
  const exists = date.year >= 1 && date.day >= 1 && date.day <= daysInMonth(date.year, date.month);
  return exists ? date : undefined;
}

/** True for a date that exists between 0001-01-01 and 9999-12-31. */
export function isLocalDate(text: string): text is LocalDate {
  return parseCivil(text) !== undefined;
}

/** Days since 1970-01-01 of a date of the proleptic Gregorian calendar. */
export function civilToEpochDay({ year, month, day }: CivilDate): number {
  // Years run from March so that the leap day is the last one: no table of months is needed.
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}

/** The inverse of `civilToEpochDay`. */
export function epochDayToCivil(epochDay: number): CivilDate {
  const shifted = epochDay + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const leaps = Math.floor(dayOfEra / 1460) - Math.floor(dayOfEra / 36_524) + Math.floor(dayOfEra / 146_096);
  const yearOfEra = Math.floor((dayOfEra - leaps) / 365);
  const leapsOfEra = Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100);
  const dayOfYear = dayOfEra - (365 * yearOfEra + leapsOfEra);
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1;
  const month = ((shiftedMonth + 2) % 12) + 1;
  return { year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day };
}

/** Formats the parts of a date; a RangeError outside the years 1 to 9999, where `YYYY-MM-DD` ends. */
export function formatCivil({ year, month, day }: CivilDate): LocalDate {
  if (year < 1 || year > 9999) throw new RangeError(`year ${year} is outside 0001-9999`);
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

/** Days since 1970-01-01; a RangeError when the text is not a date (dates are checked at the edge). */
export function toEpochDay(date: LocalDate): number {
  const civil = parseCivil(date);
  if (!civil) throw new RangeError(`not a date: ${date}`);
  return civilToEpochDay(civil);
}

export function fromEpochDay(epochDay: number): LocalDate {
  return formatCivil(epochDayToCivil(epochDay));
}

/** ISO day of the week, 1 Monday to 7 Sunday. */
export function isoWeekday(epochDay: number): number {
  // 1970-01-01 was a Thursday (4); the second modulo keeps earlier days positive.
  return ((((epochDay + 3) % 7) + 7) % 7) + 1;
}
