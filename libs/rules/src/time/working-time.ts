import type { ServiceCalendar } from './calendar';
import { type Instant, toInstant, toMs } from './instant';
import { openingHours } from './opening';

/**
 * The instant at which `ms` milliseconds of opening time have passed since `start`: the end of an open span when
 * they are used up there, not the next opening. `start` itself for 0 or less; undefined when the calendar never
 * gets there. The calendar must have passed `checkCalendar`.
 */
export function addWorkingTime(start: Instant, ms: number, calendar: ServiceCalendar): Instant | undefined {
  if (ms <= 0) return toInstant(toMs(start));
  let left = ms;
  for (const { from, to, open } of openingHours(calendar).stretches(toMs(start))) {
    if (!open) continue;
    if (to - from >= left) return toInstant(from + left);
    left -= to - from;
  }
  return undefined;
}

/** Milliseconds of opening time between two instants; 0 when the second is not later. */
export function workingTimeBetween(from: Instant, to: Instant, calendar: ServiceCalendar): number {
  const end = toMs(to);
  let worked = 0;
  for (const stretch of openingHours(calendar).stretches(toMs(from))) {
    if (stretch.from >= end) break;
    if (stretch.open) worked += Math.min(stretch.to, end) - stretch.from;
  }
  return worked;
}
