import type { LocalDate } from '../time/civil';

/** Longest time ahead that a departure or an arrival is announced; beyond it a date is a typing error. */
export const effectiveDateHorizonYears = 5;

export type RequestDateFault =
  'request.effective-date-past' | 'request.effective-date-too-far' | 'request.as-of-future';

/** Last effective date that is accepted on the day `today` of the client. */
export function latestEffectiveDate(today: LocalDate): LocalDate {
  const year = Number(today.slice(0, 4)) + effectiveDateHorizonYears;
  // 29 February of a common year sorts after the 28th and before 1 March, as a limit should.
  return `${String(year).padStart(4, '0')}${today.slice(4)}`;
}

/** What is wrong with the date a change takes effect: before today, or too far ahead. Today is accepted. */
export function effectiveDateFault(date: LocalDate, today: LocalDate): RequestDateFault | undefined {
  if (date < today) return 'request.effective-date-past';
  return date > latestEffectiveDate(today) ? 'request.effective-date-too-far' : undefined;
}

/** Nothing can be restored as it will be: the date of the wanted state lies in the past, or is today. */
export function restoreDateFault(asOf: LocalDate, today: LocalDate): RequestDateFault | undefined {
  return asOf > today ? 'request.as-of-future' : undefined;
}
