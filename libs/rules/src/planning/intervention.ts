import type { ServiceCalendar } from '../time/calendar';
import type { LocalDate } from '../time/civil';
import { addDays, type DayOptions } from '../time/days';
import { type Instant, toMs } from '../time/instant';
import { localDateOf } from '../time/zone';

/** How soon after its request an intervention takes place (conditions art. XIV). */
export const interventionClasses = ['urgent', 'standard', 'planned'] as const;
export type InterventionClass = (typeof interventionClasses)[number];

export const interventionStates = ['planned', 'confirmed', 'done', 'cancelled', 'missed'] as const;
export type InterventionState = (typeof interventionStates)[number];

/** A client meeting counts as time like the others. */
export const interventionPlaces = ['on-site', 'remote', 'meeting'] as const;
export type InterventionPlace = (typeof interventionPlaces)[number];

/** Working days from which on an intervention is planned, and under which it is urgent. */
export const plannedDays = 5;
export const urgentDays = 2;

/** States that may follow each; one that is over never comes back. */
export const interventionMoves: Record<InterventionState, readonly InterventionState[]> = {
  planned: ['confirmed', 'done', 'cancelled', 'missed'],
  confirmed: ['planned', 'done', 'cancelled', 'missed'],
  done: [],
  cancelled: [],
  missed: [],
};

/** Whether an intervention still lies ahead. */
export const isAhead = (state: InterventionState): boolean => interventionMoves[state].length > 0;

/** What began less than a quarter of an hour ago is being written down while it happens. */
const justBegunMs = 15 * 60_000;

/** Whether a start lies in the past, where nothing is planned any more. */
export const isPast = (startsAt: Instant, now: Instant): boolean => toMs(startsAt) < toMs(now) - justBegunMs;

/** Which days are worked: those of the calendar's region, less its closed days. */
function workingDays({ region, goodFriday, exceptions }: ServiceCalendar, near: LocalDate): DayOptions {
  const year = Number(near.slice(0, 4));
  const closed = exceptions.filter(
    ({ from, to, hours }) =>
      hours.length === 0 && Number(to.slice(0, 4)) >= year - 1 && Number(from.slice(0, 4)) <= year + 1,
  );
  const closures = closed.flatMap(({ from, to }) => daysOf(from, to));
  return { region, goodFriday: goodFriday ?? false, closures };
}

function daysOf(from: LocalDate, to: LocalDate): LocalDate[] {
  const days: LocalDate[] = [];
  // A closure of more than a year would be a mistake of the calendar, not a reason to walk for ever.
  for (let day = from; day <= to && days.length < 400;) {
    days.push(day);
    day = addDays({ from: day, count: 1, kind: 'calendaire', region: 'FR' });
  }
  return days;
}

/** Planned from the fifth working day after the request on, urgent before the second, standard between. */
export function classOfIntervention(
  requestedAt: Instant,
  startsAt: Instant,
  calendar: ServiceCalendar,
): InterventionClass {
  const asked = localDateOf(requestedAt, calendar.zone);
  const day = localDateOf(startsAt, calendar.zone);
  if (day >= workingDayAfter(asked, plannedDays, calendar)) return 'planned';
  return day < workingDayAfter(asked, urgentDays, calendar) ? 'urgent' : 'standard';
}

const workingDayAfter = (from: LocalDate, count: number, calendar: ServiceCalendar): LocalDate =>
  addDays({ from, count, kind: 'ouvre', ...workingDays(calendar, from) });

const dayBefore = (from: LocalDate): LocalDate =>
  addDays({ from, count: -1, kind: 'calendaire', region: 'FR' });

/** The last day on which a client may ask to change an intervention: five working days before it. */
export function lastChangeDay(startsAt: Instant, calendar: ServiceCalendar): LocalDate {
  const day = localDateOf(startsAt, calendar.zone);
  let asked = dayBefore(day);
  while (workingDayAfter(asked, plannedDays, calendar) > day) asked = dayBefore(asked);
  return asked;
}

/** Whether a change that a client asks for now comes in time. */
export function mayClientChange(startsAt: Instant, now: Instant, calendar: ServiceCalendar): boolean {
  return localDateOf(now, calendar.zone) <= lastChangeDay(startsAt, calendar);
}

/** A stretch of somebody's time. */
export interface Slot {
  id: string;
  startsAt: Instant;
  minutes: number;
}

/** Identifiers of those that overlap another one; slots that only touch do not. */
export function conflictsOf(slots: readonly Slot[]): Set<string> {
  const spans = slots
    .map(({ id, startsAt, minutes }) => ({ id, from: toMs(startsAt), to: toMs(startsAt) + minutes * 60_000 }))
    .sort((a, b) => a.from - b.from);
  const found = new Set<string>();
  let longest: (typeof spans)[number] | undefined;
  for (const span of spans) {
    if (longest && span.from < longest.to) found.add(longest.id).add(span.id);
    if (!longest || span.to > longest.to) longest = span;
  }
  return found;
}
