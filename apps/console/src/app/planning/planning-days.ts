import { addCalendarDays, daysBetween } from '@vigie/rules';

/** The Monday of a date's week. */
export function mondayOf(date: string): string {
  // 2024-01-01 was a Monday.
  const since = daysBetween('2024-01-01', date);
  return addCalendarDays(date, -(((since % 7) + 7) % 7));
}
