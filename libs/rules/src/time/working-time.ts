import type { ServiceCalendar } from './calendar';
import { type Instant, toInstant, toMs } from './instant';
import { type OpeningHours, lastDay, openingHours } from './opening';

/** Lengths in days by which long work is crossed before it is walked span by span. */
const strides = [364, 28] as const;

/** Crosses whole strides while work is left after them: where to go on, and what is left to do. */
function cross(day: number, ms: number, hours: OpeningHours): { day: number; left: number } {
  let left = ms;
  let next = day;
  for (const stride of strides) {
    // A stride that could hold the end of the work is not worth computing.
    while (next <= lastDay && left > (hours.weekMs * stride) / 7) {
      const worked = hours.openMs(next, next + stride);
      if (worked === 0 || worked >= left) break;
      left -= worked;
      next += stride;
    }
  }
  return { day: next, left };
}

function walk(start: number, ms: number, hours: OpeningHours): { at?: number; left: number } {
  let left = ms;
  for (const { from, to, open } of hours.stretches(start)) {
    if (!open) continue;
    if (to - from >= left) return { at: from + left, left: 0 };
    left -= to - from;
  }
  return { left };
}

/**
 * The instant at which `ms` milliseconds of opening time have passed since `start`: the end of an open span when
 * they are used up there, not the next opening. `start` itself for 0 or less; undefined when the calendar never
 * gets there. The calendar must have passed `checkCalendar`.
 */
export function addWorkingTime(start: Instant, ms: number, calendar: ServiceCalendar): Instant | undefined {
  const from = toMs(start);
  if (ms <= 0) return toInstant(from);
  const hours = openingHours(calendar);
  const tomorrow = hours.startOf(hours.dayOf(from) + 1);
  const today = workedBetween(from, tomorrow, hours);
  if (today >= ms) return found(walk(from, ms, hours).at);
  const { day, left } = cross(hours.dayOf(tomorrow), ms - today, hours);
  return found(walk(hours.startOf(day), left, hours).at);
}

function found(at: number | undefined): Instant | undefined {
  return at === undefined ? undefined : toInstant(at);
}

function workedBetween(from: number, to: number, hours: OpeningHours): number {
  let worked = 0;
  for (const stretch of hours.stretches(from)) {
    if (stretch.from >= to) break;
    if (stretch.open) worked += Math.min(stretch.to, to) - stretch.from;
  }
  return worked;
}

/** Milliseconds of opening time between two instants; 0 when the second is not later. */
export function workingTimeBetween(from: Instant, to: Instant, calendar: ServiceCalendar): number {
  const start = toMs(from);
  const end = toMs(to);
  const hours = openingHours(calendar);
  const firstDay = hours.dayOf(start) + 1;
  const endDay = hours.dayOf(end);
  if (endDay <= firstDay) return workedBetween(start, end, hours);
  return (
    workedBetween(start, hours.startOf(firstDay), hours) +
    hours.openMs(firstDay, endDay) +
    workedBetween(hours.startOf(endDay), end, hours)
  );
}
