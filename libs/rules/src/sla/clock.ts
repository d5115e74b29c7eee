import { type Instant, toInstant, toMs } from '../time/instant';
import type { ClockEvent, ClockTerms } from './clock-event';
import { type ClockHistory, replay } from './clock-history';
import type { Span } from './spans';
import { type Hold, trace } from './timeline';
import { type ClockState, type PauseReason, type Threshold, thresholds } from './vocabulary';

/** The instant at which a share of the promised duration is used. */
export interface ThresholdAt {
  percent: Threshold;
  at: Instant;
}

export interface ClockReading {
  state: ClockState;
  /** Why it is paused; null when it is not. */
  pauseReason: PauseReason | null;
  /** Since when it is stopped or cancelled; null while it is not. */
  stoppedAt: Instant | null;
  /** Null while paused and once cancelled, unless breached; null too when the calendar never opens again. */
  dueAt: Instant | null;
  /**
   * When each threshold is reached as things stand: all four while running or breached, else those reached. The
   * instant of 100 is due time itself; it belongs to a finished or paused clock only when it was breached.
   */
  thresholds: ThresholdAt[];
  /** The next threshold of a running clock: 100 stays next until the breach is a fact. */
  next: ThresholdAt | null;
  /** Counted time until now, or until the clock stopped. */
  consumedMs: number;
  /** Duration minus consumed: negative by the counted time it is late. */
  remainingMs: number;
  /**
   * Contiguous from the start to the due instant, or to the last instant observed (now, stop, cancellation) when
   * that is later or nothing is due. Spans after that instant tell what will happen if nothing else does.
   */
  explanation: Span[];
}

/** Time between two instants that no hold covers. */
function uncovered(from: number, to: number, holds: readonly Hold[]): number {
  const covered = holds.map((hold) => Math.max(0, Math.min(hold.to, to) - Math.max(hold.from, from)));
  return to - from - covered.reduce((sum, ms) => sum + ms, 0);
}

/** Late is past the due instant, be it outside service hours; a clock stopped or paused at that instant is not. */
function isBreached(due: number | undefined, { end, holds }: ClockHistory): boolean {
  return due !== undefined && due < end && uncovered(due, end, holds) > 0;
}

function stateOf(history: ClockHistory, breached: boolean): ClockState {
  // Neither an answer nor a cancellation erases a breach.
  if (breached) return 'breached';
  switch (history.phase) {
    case 'counting':
      return 'running';
    case 'paused':
      return 'paused';
    case 'stopped':
      return 'met';
    case 'cancelled':
      return 'cancelled';
  }
}

/**
 * What a clock says at an instant: a pure reading of its history, never an accumulated counter. Events must be in
 * order; those later than `now` are not known yet, and those that change nothing (a second pause) are ignored.
 */
export function clockAt(terms: ClockTerms, events: readonly ClockEvent[], now: Instant): ClockReading {
  const { durationMs, mode, calendar } = terms;
  const history = replay(terms.startedAt, events, now);
  const { start, end, phase, holds } = history;
  // Rounded up: a threshold never speaks before its share is used.
  const targets = thresholds.map((percent) => Math.ceil((durationMs * percent) / 100));
  const beyond = phase === 'counting' || phase === 'stopped';
  const { reachedAt, consumedMs, spans } = trace({ start, mode, calendar, holds, targets, end, beyond });
  const due = reachedAt[thresholds.length - 1];
  const state = stateOf(history, isBreached(due, history));
  const all = reachedAt.flatMap((ms, i) => {
    const percent = thresholds[i];
    return percent === undefined ? [] : [{ percent, ms }];
  });
  const open = state === 'running' || state === 'breached';
  const told = open ? all : all.filter(({ percent, ms }) => percent < 100 && ms <= end);
  const next = told.find(({ percent, ms }) => percent === 100 || ms > toMs(now));
  const dueKnown = open || state === 'met';
  const toThreshold = ({ percent, ms }: { percent: Threshold; ms: number }) => ({
    percent,
    at: toInstant(ms),
  });
  return {
    state,
    pauseReason: history.pauseReason,
    stoppedAt: phase === 'stopped' || phase === 'cancelled' ? toInstant(end) : null,
    dueAt: dueKnown && due !== undefined ? toInstant(due) : null,
    thresholds: told.map(toThreshold),
    next: state === 'running' && next ? toThreshold(next) : null,
    consumedMs,
    remainingMs: durationMs - consumedMs,
    explanation: spans,
  };
}
