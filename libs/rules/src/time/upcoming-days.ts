import type { ServiceCalendar } from './calendar';
import { checkCalendar } from './calendar-check';
import { type LocalDate, fromEpochDay } from './civil';
import { type Instant, toInstant, toMs } from './instant';
import { type ClosedReason, type OpeningHours, openingHours } from './opening';

/** A day of a calendar: when it opens, or why it does not. */
export interface UpcomingDay {
  date: LocalDate;
  hours: { from: Instant; to: Instant }[];
  /** Null on a day that opens. */
  reason: ClosedReason | null;
  /** Name of the holiday or of the exception. */
  label: string | null;
}

function upcomingDay(opening: OpeningHours, day: number): UpcomingDay {
  const end = opening.startOf(day + 1);
  const hours: UpcomingDay['hours'] = [];
  let reason: ClosedReason | null = null;
  let label: string | null = null;
  for (const stretch of opening.stretches(opening.startOf(day))) {
    if (stretch.from >= end) break;
    if (stretch.open) hours.push({ from: toInstant(stretch.from), to: toInstant(stretch.to) });
    else {
      reason ??= stretch.reason;
      label ??= stretch.label ?? null;
    }
  }
  const date = fromEpochDay(day);
  return hours.length > 0 ? { date, hours, reason: null, label: null } : { date, hours, reason, label };
}

/** The next days of a calendar, today first; null when it is malformed or never opens. */
export function upcomingDays(calendar: ServiceCalendar, now: Instant, count: number): UpcomingDay[] | null {
  if (!checkCalendar(calendar, now).ok) return null;
  const opening = openingHours(calendar);
  const first = opening.dayOf(toMs(now));
  return Array.from({ length: count }, (_, i) => upcomingDay(opening, first + i));
}
