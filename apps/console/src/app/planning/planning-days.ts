import { addDays, daysBetween } from '@vigie/rules';

/** A date some calendar days later; earlier when negative. */
export const shiftDay = (from: string, count: number): string =>
  addDays({ from, count, kind: 'calendaire', region: 'FR' });

/** The Monday of a date's week. */
export function mondayOf(date: string): string {
  // 2024-01-01 was a Monday.
  const since = daysBetween('2024-01-01', date);
  return shiftDay(date, -(((since % 7) + 7) % 7));
}
