import { type Instant, toMs } from '../time/instant';
import type { ClockEvent } from './clock-event';
import type { Hold } from './timeline';
import type { PauseReason } from './vocabulary';

export type ClockPhase = 'counting' | 'paused' | 'stopped' | 'cancelled';

/** What the events of a clock amount to; milliseconds since the epoch. */
export interface ClockHistory {
  start: number;
  phase: ClockPhase;
  /** Why it is paused, when it is. */
  pauseReason: PauseReason | null;
  /** Last instant observed: the stop or the cancellation, else now. */
  end: number;
  /** In order, without overlap, an open pause closed at `end`. */
  holds: Hold[];
}

const after: Record<ClockEvent['type'], ClockPhase> = {
  paused: 'paused',
  resumed: 'counting',
  stopped: 'stopped',
  restarted: 'counting',
  cancelled: 'cancelled',
};

/** Whether an event changes anything: nothing follows a cancellation, and another pause only brings another reason. */
function changes(phase: ClockPhase, hold: Hold, event: ClockEvent): boolean {
  if (phase === 'cancelled') return false;
  if (event.type === 'paused' && phase === 'paused') return event.reason !== hold.reason;
  return after[event.type] !== phase;
}

/** Reads the events up to `now`; one that changes nothing is ignored. */
export function replay(startedAt: Instant, events: readonly ClockEvent[], now: Instant): ClockHistory {
  const start = toMs(startedAt);
  const present = toMs(now);
  const holds: Hold[] = [];
  let phase: ClockPhase = 'counting';
  let hold: Hold = { from: start, to: start };
  const closeHold = (at: number) => {
    if (at > hold.from) holds.push({ ...hold, to: at });
  };
  for (const event of events) {
    if (toMs(event.at) > present || !changes(phase, hold, event)) continue;
    const to = after[event.type];
    // What happened before the clock started counts from its start.
    const at = Math.max(toMs(event.at), hold.from);
    const ended = phase === 'stopped' && to === 'cancelled';
    if (phase !== 'counting' && !ended) closeHold(at);
    // Nothing is observed between an answer and its cancellation: the stop stays the end.
    if (!ended)
      hold = { from: at, to: at, reason: event.type === 'paused' ? event.reason : undefined, by: event.by };
    phase = to;
  }
  const finished = phase === 'stopped' || phase === 'cancelled';
  const end = finished ? hold.from : present;
  if (phase === 'paused') closeHold(end);
  return { start, phase, pauseReason: phase === 'paused' ? (hold.reason ?? null) : null, end, holds };
}
