import type { LocalDate } from '../time/civil';
import { addCalendarDays } from '../time/days';

/** Days of delay from which services may be suspended (conditions art. 4). */
export const suspensionDays = 15;

/** The day on which suspension may be proposed, and the one on which fifteen days are over in every reading. */
export function suspensionDates(dueDate: LocalDate): { proposed: LocalDate; careful: LocalDate } {
  const proposed = addCalendarDays(dueDate, suspensionDays);
  return { proposed, careful: addCalendarDays(proposed, 1) };
}
