import type { ServiceCalendar } from '../time/calendar';
import type { Instant } from '../time/instant';
import type { DeadlineMode, PauseReason } from './vocabulary';

/**
 * What happens to a clock, as the history of its ticket tells it. Each event says what the clock does from then on,
 * whatever it did before: one that an answer brought can be taken back without those after it losing their sense.
 */
export type ClockEvent =
  | { at: Instant; type: 'paused'; reason: PauseReason; by?: string }
  | { at: Instant; type: 'resumed'; by?: string }
  /** Answered or resolved. */
  | { at: Instant; type: 'stopped'; by?: string }
  /** Reopened: the time since it stopped does not count. */
  | { at: Instant; type: 'restarted'; by?: string }
  | { at: Instant; type: 'cancelled'; by?: string };

/** What was promised: fixed when the clock starts. The calendar must have passed `checkCalendar`. */
export interface ClockTerms {
  startedAt: Instant;
  /** Whole milliseconds above 0. */
  durationMs: number;
  mode: DeadlineMode;
  calendar: ServiceCalendar;
}
