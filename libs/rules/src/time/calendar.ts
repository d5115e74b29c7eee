import type { LocalDate } from './civil';
import type { HolidayRegion } from './holidays';
import type { Instant } from './instant';

/** Opening hours of a day on the wall clock, `HH:MM`; `to` may be `24:00`, the end of the day. */
export interface DailyHours {
  from: string;
  to: string;
}

/** Opening hours of some days of the week, ISO numbers 1 (Monday) to 7 (Sunday). */
export interface WeeklyHours extends DailyHours {
  days: number[];
}

/**
 * Dates, both included, on which the weekly hours are replaced; no hours means closed. An exception never opens
 * a holiday or a day of the week without hours: August hours must not open the Sundays of August. Where two
 * exceptions meet, the last of the list wins.
 */
export interface CalendarException {
  from: LocalDate;
  to: LocalDate;
  hours: DailyHours[];
  label: string;
}

/** When service runs (SI-ONE conditions art. 3): never on the holidays of the region. */
export interface ServiceCalendar {
  /** IANA name of the zone in which hours and holidays are read. */
  zone: string;
  region: HolidayRegion;
  /** Good Friday is a holiday (some communes of Alsace-Moselle). */
  goodFriday?: boolean;
  hours: WeeklyHours[];
  exceptions: CalendarException[];
}

export const calendarProblems = [
  'calendar.unknown-zone',
  'calendar.bad-hours',
  'calendar.overlapping-hours',
  'calendar.bad-exception',
  'calendar.never-opens',
] as const;
export type CalendarProblem = (typeof calendarProblems)[number];

export type CalendarCheck = { ok: true; nextOpening: Instant } | { ok: false; code: CalendarProblem };

/** Monday to Friday 08:30-12:30 and 14:00-18:00: the hours art. 3 writes for August, kept for the other months. */
export const defaultCalendar: ServiceCalendar = {
  zone: 'Europe/Paris',
  region: 'FR',
  hours: [
    { days: [1, 2, 3, 4, 5], from: '08:30', to: '12:30' },
    { days: [1, 2, 3, 4, 5], from: '14:00', to: '18:00' },
  ],
  exceptions: [],
};
