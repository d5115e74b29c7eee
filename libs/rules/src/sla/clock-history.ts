import { type Instant, toMs } from '../time/instant';
import type { ClockEvent } from './clock-event';
import type { Hold } from './timeline';

export type ClockPhase = 'counting' | 'paused' | 'stopped' | 'cancelled';

/** What the events of a clock amount to; milliseconds since the epoch. */
export interface ClockHistory {
  start: number;
  phase: ClockPhase;
  /** Last instant observed: the stop or the cancellation, else now. */
  end: number;
  /** In order, without overlap, an open pause closed at `end`. */
  holds: Hold[];
}

const next: Record<ClockPhase, Partial<Record<ClockEvent['type'], ClockPhase>>> = {
  counting: { paused: 'paused', stopped: 'stopped', cancelled: 'cancelled' },
  paused: { resumed: 'counting', stopped: 'stopped', cancelled: 'cancelled' },
  stopped: { restarted: 'counting', cancelled: 'cancelled' },
  cancelled: {},
};

/** Reads the events up to `now`; one that has no effect in the phase it finds is ignored. */
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
    const to: ClockPhase | undefined = next[phase][event.type];
    if (toMs(event.at) > present || !to) continue;
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
  return { start, phase, end, holds };
}
