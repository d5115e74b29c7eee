import type { ServiceCalendar } from '../time/calendar';
import { dayMs, type LocalDate, toEpochDay } from '../time/civil';
import { type Instant, toInstant, toMs } from '../time/instant';
import { openingHours } from '../time/opening';
import { zoneClock } from '../time/zone';

const minuteMs = 60_000;

/** A stretch of a day, in minutes of its wall clock. */
export interface DayStretch {
  from: number;
  to: number;
}

/** The instant of a time of day, in minutes since midnight of the wall clock; a time that the clocks skip is the jump. */
export function atLocalTime(day: LocalDate, minutes: number, zone: string): Instant {
  return toInstant(zoneClock(zone).toEpoch(toEpochDay(day) * dayMs + minutes * minuteMs));
}

/** Minutes since midnight of an instant on the wall clock of a zone. */
export function minutesOfDay(instant: Instant, zone: string): number {
  const wall = zoneClock(zone).toWall(toMs(instant));
  return Math.floor((((wall % dayMs) + dayMs) % dayMs) / minuteMs);
}

/** When a calendar is open on a day, in minutes of its wall clock. */
export function openStretches(day: LocalDate, calendar: ServiceCalendar): DayStretch[] {
  const clock = zoneClock(calendar.zone);
  const midnight = toEpochDay(day) * dayMs;
  const end = clock.toEpoch(midnight + dayMs);
  const found: DayStretch[] = [];
  for (const { from, to, open } of openingHours(calendar).stretches(clock.toEpoch(midnight))) {
    if (from >= end) break;
    const wall = (ms: number) => Math.floor((clock.toWall(ms) - midnight) / minuteMs);
    if (open) found.push({ from: wall(from), to: wall(Math.min(to, end)) });
  }
  return found;
}
