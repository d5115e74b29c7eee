import type { ClientTerms } from '@vigie/directory';
import {
  addDays,
  atLocalTime,
  clockAt,
  localDateOf,
  priorityOf,
  toInstant,
  type ClockEvent,
  type LocalDate,
} from '@vigie/rules';
import { found, type Actor } from '@vigie/platform';
import type { NewRequest } from '@vigie/wire';
import type { NewClock } from '../../store/clocks/clock.store';
import type { PastClock, PastTicket } from '../../store/history/past-ticket.store';
import { clocksOfKind, promisedDeadline, serviceClocks } from '../clocks/new-clocks';
import { ourZone } from '../planning/our-zone';
import {
  demoAskers,
  demoCases,
  demoLevels,
  demoMinutes,
  demoOpinions,
  demoReasons,
  demoShares,
  demoWorkers,
  type DemoCase,
} from './demo-history.data';

const openDays = 155;
const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
/** Nobody is asked again within a week: what is finished now can still ask. */
const quietMs = 10 * dayMs;

/** The people of the demonstration and what their companies were promised. */
export interface DemoWorld {
  now: Date;
  people: ReadonlyMap<string, Actor>;
  terms: ReadonlyMap<string, ClientTerms>;
}

/** The one of a list that comes at this place, again and again. */
export function pick<T>(list: readonly T[], place: number): T {
  return found(list[place % list.length]);
}

/** When tickets were opened: some on each working day of half a year, the oldest first. */
export function openings(now: Date): Date[] {
  const today = localDateOf(now.toISOString(), ourZone);
  const days = Array.from({ length: openDays }, (_, index) => workingDay(today, index - openDays - 2));
  const counts = [3, 2, 1, 2, 1];
  return days.flatMap((day, place) => {
    const busy = place % 11 === 4 ? 2 : 0;
    const count = pick(counts, new Date(day).getUTCDay() - 1) + busy - (place % 6 === 5 ? 1 : 0);
    return Array.from({ length: count }, (_, index) => {
      const minutes = 8 * 60 + 25 + ((place * 37 + index * 143) % 520);
      return new Date(atLocalTime(day, minutes, ourZone));
    }).sort((one, other) => one.getTime() - other.getTime());
  });
}

/** A working day some working days from another. */
export const workingDay = (from: LocalDate, count: number): LocalDate =>
  addDays({ from, count, kind: 'ouvre', region: 'FR' });

/** What was asked at an instant, and all that became of it; null when it would not be over yet. */
export function pastTicket(world: DemoWorld, createdAt: Date, place: number): PastTicket | null {
  const asked = pick(demoCases, place * 5 + Math.floor(place / 13));
  const author = found(world.people.get(pick(demoAskers, place * 4 + Math.floor(place / 9))));
  const worker = found(world.people.get(pick(demoWorkers, place)));
  const clientId = found(author.clientId);
  const terms = found(world.terms.get(clientId));
  const byPhone = asked.kind === 'incident' && place % 3 === 0;
  const [impact, urgency] = byPhone ? pick(demoLevels, place / 3) : (['medium', 'medium'] as const);
  const priority = priorityOf(impact, urgency);
  const clocks = byPhone
    ? serviceClocks(terms, priority, createdAt)
    : clocksOfKind(asked.kind, { terms, priority, startedAt: createdAt });
  const course = courseOf(asked, clocks, terms, place);
  const closedAt = new Date(course.resolvedAt.getTime() + dayMs);
  if (closedAt > world.now) return null;
  const request = requestOf(asked, author);
  const doneAgo = world.now.getTime() - course.resolvedAt.getTime();
  return {
    clientId,
    kind: asked.kind === 'account.change' ? 'request' : asked.kind,
    priority,
    impact,
    urgency,
    subject: asked.subject,
    author: { id: found(author.id), name: author.name, email: author.email },
    worker: { id: found(worker.id), name: worker.name },
    createdAt,
    ...course,
    closedAt,
    sealing: byPhone
      ? null
      : {
          request,
          client: { name: terms.clientName, formula: terms.formula },
          deadline: promisedDeadline(clocks, { suspended: false }),
        },
    answer: asked.answer,
    end: asked.end,
    tag: asked.tag ?? null,
    vendor: asked.vendor ?? null,
    opinion:
      doneAgo > quietMs && place % 4 !== 3 ? pick(demoOpinions, place + 3 * Math.floor(place / 8)) : null,
    minutes: pick(demoMinutes, place),
    billable: place % 7 === 2,
    onSite: place % 5 === 1,
    reopenedAt: place % 29 === 11 ? new Date(course.resolvedAt.getTime() + 2 * hourMs) : null,
  };
}

/** When it was answered and finished, and what its clocks saw of it. */
function courseOf(
  asked: DemoCase,
  clocks: readonly NewClock[],
  { calendar }: ClientTerms,
  place: number,
): {
  answeredAt: Date;
  resolvedAt: Date;
  waitedFrom: Date | null;
  waitedTo: Date | null;
  clocks: PastClock[];
} {
  const main = found(clocks.find(({ kind }) => kind !== 'response'));
  const first = clocks.find(({ kind }) => kind === 'response');
  // Service hours, whatever was promised: nobody works at night.
  const after = (hours: number, from: Date, events: readonly ClockEvent[] = []) => {
    const terms = { startedAt: from.toISOString(), durationMs: Math.round(hours * hourMs), calendar };
    // Read as soon as all is known: the way to the due instant lies ahead, and is short.
    const known = events.at(-1)?.at ?? terms.startedAt;
    const reading = clockAt({ ...terms, mode: 'service-hours' }, events, known);
    return new Date(found(reading.dueAt));
  };
  const promisedHours = main.kind === 'promise' ? 9 : main.durationMs / hourMs;
  const answerHours = ((first?.durationMs ?? 6 * hourMs) / hourMs) * pick(demoShares.answer, place);
  const endHours = Math.max(promisedHours * pick(demoShares.end, place), answerHours * 0.9 + 0.2);
  const start = main.startedAt;
  const answeredAt = after(Math.min(answerHours, endHours * 0.9), start);
  const waits = asked.vendor !== undefined;
  const waitedFrom = waits ? after(endHours * 0.5, start) : null;
  const waitedTo = waitedFrom && after(6 + (place % 4) * 7, waitedFrom);
  const wait: ClockEvent[] =
    waitedFrom && waitedTo
      ? [
          { at: toInstant(waitedFrom.getTime()), type: 'paused', reason: 'waiting-vendor' },
          { at: toInstant(waitedTo.getTime()), type: 'resumed' },
        ]
      : [];
  const resolvedAt = after(endHours, start, wait);
  const stop = (at: Date): ClockEvent => ({ at: toInstant(at.getTime()), type: 'stopped' });
  const breachReason = place % 3 === 1 ? null : pick(demoReasons, place);
  return {
    answeredAt,
    resolvedAt,
    waitedFrom,
    waitedTo,
    clocks: [
      ...(first ? [{ clock: first, events: [stop(answeredAt)], breachReason }] : []),
      { clock: main, events: [...wait, stop(resolvedAt)], breachReason },
    ],
  };
}

function requestOf({ kind, subject }: DemoCase, { email }: Actor): NewRequest {
  if (kind === 'account.change')
    return { kind, subject, form: { userPrincipalName: email, change: subject } };
  return { kind, subject, description: subject };
}
