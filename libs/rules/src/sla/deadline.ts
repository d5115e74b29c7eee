import type { CalendarProblem, ServiceCalendar } from '../time/calendar';
import { calendarShape } from '../time/calendar-check';
import { type Instant, parseInstant, toInstant } from '../time/instant';
import { toLocalIso } from '../time/zone';
import type { Pause, Span } from './spans';
import { type Hold, tidyHolds, trace } from './timeline';
import type { DeadlineMode } from './vocabulary';

export interface DeadlineInput {
  /** Receipt of the written request. */
  receivedAt: Instant;
  /** Promised duration, whole milliseconds above 0. */
  durationMs: number;
  mode: DeadlineMode;
  calendar: ServiceCalendar;
  pauses?: readonly Pause[];
  /** Instant at which an open pause is taken to end; its own beginning when missing or earlier. */
  asOf?: Instant;
}

export const deadlineProblems = [
  'deadline.bad-instant',
  'deadline.bad-duration',
  'deadline.bad-pause',
  'deadline.never',
  'calendar.unknown-zone',
  'calendar.bad-hours',
  'calendar.overlapping-hours',
  'calendar.bad-exception',
] as const satisfies readonly (`deadline.${string}` | Exclude<CalendarProblem, 'calendar.never-opens'>)[];
export type DeadlineProblem = (typeof deadlineProblems)[number];

export type DeadlineResult =
  | {
      ok: true;
      dueAt: Instant;
      /** The due instant with the offset of the calendar's zone. */
      localDueAt: string;
      /** Contiguous from receipt to due instant; the counted spans sum to the promised duration. */
      explanation: Span[];
    }
  | { ok: false; code: DeadlineProblem };

function holdOf(pause: Pause, asOf: number | undefined): Hold | undefined {
  const from = parseInstant(pause.from);
  if (from === undefined) return undefined;
  const to = pause.to === undefined ? Math.max(from, asOf ?? from) : parseInstant(pause.to);
  if (to === undefined || to < from) return undefined;
  return { from, to, reason: pause.reason, by: pause.by };
}

/**
 * When a promise falls due (conditions art. 11, 14, 22, in the reading the contract chose), with the spans that
 * count and those that do not. A deadline used up at the end of an open span is that instant; a request received
 * while closed starts at the next opening. Refused with a code: malformed input, or a calendar that never opens.
 */
export function deadline(input: DeadlineInput): DeadlineResult {
  const { durationMs, mode, calendar } = input;
  const problem = calendarShape(calendar);
  if (problem) return { ok: false, code: problem };
  if (!Number.isSafeInteger(durationMs) || durationMs <= 0)
    return { ok: false, code: 'deadline.bad-duration' };
  const start = parseInstant(input.receivedAt);
  const asOf = input.asOf === undefined ? undefined : parseInstant(input.asOf);
  if (start === undefined || (input.asOf !== undefined && asOf === undefined)) {
    return { ok: false, code: 'deadline.bad-instant' };
  }
  const pauses = input.pauses ?? [];
  const holds = pauses.map((pause) => holdOf(pause, asOf)).filter((hold) => hold !== undefined);
  if (holds.length < pauses.length) return { ok: false, code: 'deadline.bad-pause' };
  const { reachedAt, spans } = trace({
    start,
    mode,
    calendar,
    holds: tidyHolds(holds, start),
    targets: [durationMs],
    end: start,
    beyond: true,
  });
  const due = reachedAt[0];
  if (due === undefined) return { ok: false, code: 'deadline.never' };
  const dueAt = toInstant(due);
  return { ok: true, dueAt, localDueAt: toLocalIso(dueAt, calendar.zone), explanation: spans };
}
