import type {
  CalendarCheck,
  CalendarException,
  CalendarProblem,
  DailyHours,
  ServiceCalendar,
  WeeklyHours,
} from './calendar';
import { isLocalDate } from './civil';
import { type Instant, toInstant, toMs } from './instant';
import { openingHours, parseClock } from './opening';
import { isZone } from './zone';

const weekdays = [1, 2, 3, 4, 5, 6, 7];

function areHours({ from, to }: DailyHours): boolean {
  const opens = parseClock(from);
  const closes = parseClock(to);
  return opens !== undefined && closes !== undefined && opens < closes;
}

function areWeeklyHours(hours: WeeklyHours): boolean {
  return areHours(hours) && hours.days.length > 0 && hours.days.every((day) => weekdays.includes(day));
}

/** `HH:MM` sorts as text; hours that only touch do not overlap. */
function overlap(hours: readonly DailyHours[]): boolean {
  const sorted = hours.toSorted((a, b) => (a.from < b.from ? -1 : 1));
  return sorted.some(({ to }, i) => (sorted[i + 1]?.from ?? '24:00') < to);
}

/** The hours of one weekday, once per time the day is named. */
function hoursOf(calendar: ServiceCalendar, weekday: number): DailyHours[] {
  return calendar.hours.flatMap((hours) => hours.days.filter((day) => day === weekday).map(() => hours));
}

function isException({ from, to, hours }: CalendarException): boolean {
  return isLocalDate(from) && isLocalDate(to) && from <= to && hours.every(areHours) && !overlap(hours);
}

/** What is malformed in a calendar, if anything, before any computation. */
export function calendarShape(
  calendar: ServiceCalendar,
): Exclude<CalendarProblem, 'calendar.never-opens'> | undefined {
  if (!isZone(calendar.zone)) return 'calendar.unknown-zone';
  if (!calendar.hours.every(areWeeklyHours)) return 'calendar.bad-hours';
  if (weekdays.some((day) => overlap(hoursOf(calendar, day)))) return 'calendar.overlapping-hours';
  if (!calendar.exceptions.every(isException)) return 'calendar.bad-exception';
  return undefined;
}

/**
 * Proves a calendar usable before it is saved: well formed, then one real computation, the next opening (`now`
 * itself when open). Refused with a code when malformed or closed for the next ten years.
 */
export function checkCalendar(calendar: ServiceCalendar, now: Instant): CalendarCheck {
  const problem = calendarShape(calendar);
  if (problem) return { ok: false, code: problem };
  for (const { from, open } of openingHours(calendar).stretches(toMs(now))) {
    if (open) return { ok: true, nextOpening: toInstant(from) };
  }
  return { ok: false, code: 'calendar.never-opens' };
}
