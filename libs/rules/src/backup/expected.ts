import { type Instant, toMs } from '../time/instant';
import type { ExpectedState } from './vocabulary';

/** An occurrence near a run. */
export interface NearOccurrence {
  id: string;
  dueAt: Instant;
  state: ExpectedState;
  hasRun: boolean;
}

const mostEarlyMs = 15 * 60_000;

/**
 * Which occurrence a run answers to: the latest that was due when it started. A run may start early, by a quarter of the
 * time since the occurrence before and by fifteen minutes at most. One that has its run already, or that was excused, answers to
 * nothing, and neither do those before it: a run made today does not heal the night of the day before yesterday.
 */
export function matchOccurrence(near: readonly NearOccurrence[], startedAt: Instant): string | null {
  const sorted = [...near].sort((a, b) => toMs(a.dueAt) - toMs(b.dueAt));
  const start = toMs(startedAt);
  const index = sorted.findLastIndex(({ dueAt }, place) => {
    const due = toMs(dueAt);
    const before = sorted[place - 1];
    const early = before ? Math.min(mostEarlyMs, (due - toMs(before.dueAt)) / 4) : mostEarlyMs;
    return due - early <= start;
  });
  const latest = sorted[index];
  if (!latest || latest.hasRun || latest.state === 'excused') return null;
  return latest.id;
}
