import { addCalendarDays, localDateOf, startOfDay, type LocalDate } from '@vigie/rules';

/** Where our books are kept. */
export const booksZone = 'Europe/Paris';

export const dayOf = (instant: Date): LocalDate => localDateOf(instant.toISOString(), booksZone);
export const dayAfter = (day: LocalDate): LocalDate => addCalendarDays(day, 1);
export const startOf = (day: LocalDate): Date => new Date(startOfDay(day, booksZone));
