import type { ServiceCalendar } from '../time/calendar';
import type { Instant } from '../time/instant';
import type { Span } from './spans';
import type { ClockState, DeadlineMode, PauseReason, Threshold } from './vocabulary';

/** What happens to a clock, as the history of its ticket tells it. */
export type ClockEvent =
  | { at: Instant; type: 'paused'; reason: PauseReason; by?: string }
  | { at: Instant; type: 'resumed'; by?: string }
  | { at: Instant; type: 'stopped'; by?: string }
  | { at: Instant; type: 'restarted'; by?: string }
  | { at: Instant; type: 'cancelled'; by?: string };

/** What was promised: fixed when the clock starts. */
export interface ClockTerms {
  startedAt: Instant;
  durationMs: number;
  mode: DeadlineMode;
  calendar: ServiceCalendar;
}

/** The instant at which a share of the promised duration is used. */
export interface ThresholdAt {
  percent: Threshold;
  at: Instant;
}

export interface ClockReading {
  state: ClockState;
  dueAt: Instant | null;
  thresholds: ThresholdAt[];
  next: ThresholdAt | null;
  consumedMs: number;
  remainingMs: number;
  explanation: Span[];
}

export function clockAt(_terms: ClockTerms, _events: readonly ClockEvent[], _now: Instant): ClockReading {
  throw new Error('not yet');
}

export function fingerprint(_terms: ClockTerms, _events: readonly ClockEvent[]): string {
  throw new Error('not yet');
}
