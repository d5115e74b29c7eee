import type { LocalDate } from '../time/civil';
import { addCalendarDays } from '../time/days';

/** Days of delay from which services may be suspended (conditions art. 4). */
export const suspensionDays = 15;

/** The day on which suspension may be proposed, and the one on which the days are over in every reading. */
export function suspensionDates(
  dueDate: LocalDate,
  agreedDays = suspensionDays,
): { proposed: LocalDate; careful: LocalDate } {
  const proposed = addCalendarDays(dueDate, agreedDays);
  return { proposed, careful: addCalendarDays(proposed, 1) };
}
