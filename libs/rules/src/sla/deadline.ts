import type { CalendarProblem, ServiceCalendar } from '../time/calendar';
import type { Instant } from '../time/instant';
import type { Pause, Span } from './spans';
import type { DeadlineMode } from './vocabulary';

export interface DeadlineInput {
  receivedAt: Instant;
  durationMs: number;
  mode: DeadlineMode;
  calendar: ServiceCalendar;
  pauses?: readonly Pause[];
  /** Instant at which an open pause is taken to end; its own beginning when missing. */
  asOf?: Instant;
}

export const deadlineProblems = [
  'deadline.bad-instant',
  'deadline.bad-duration',
  'deadline.bad-pause',
  'deadline.never',
] as const;
export type DeadlineProblem =
  (typeof deadlineProblems)[number] | Exclude<CalendarProblem, 'calendar.never-opens'>;

export type DeadlineResult =
  | { ok: true; dueAt: Instant; localDueAt: string; explanation: Span[] }
  | { ok: false; code: DeadlineProblem };

export function deadline(_input: DeadlineInput): DeadlineResult {
  throw new Error('not yet');
}
