import type { Clock } from '@vigie/wire';

/**
 * Share of the promised time used at an instant, 0 to 1, read from the counted spans of the explanation so that
 * nights and pauses do not move it. Pure.
 */
export function clockProgress(clock: Clock, nowMs: number): number {
  if (clock.state === 'breached') return 1;
  const total = clock.consumedMs + clock.remainingMs;
  if (total <= 0) return 1;
  if (clock.state !== 'running') return clamp(clock.consumedMs / total);
  const counted = clock.explanation.filter((span) => span.counted);
  const whole = sum(counted, Number.POSITIVE_INFINITY);
  return whole === 0 ? clamp(clock.consumedMs / total) : clamp(sum(counted, nowMs) / whole);
}

function sum(spans: Clock['explanation'], untilMs: number): number {
  return spans.reduce((ms, { from, to }) => {
    const start = Date.parse(from);
    return ms + Math.max(0, Math.min(Date.parse(to), untilMs) - start);
  }, 0);
}

function clamp(share: number): number {
  return Math.min(Math.max(share, 0), 1);
}

const rank = { breached: 0, running: 1, paused: 2, met: 3, cancelled: 4 } as const;

/** The clock that speaks first: breached, then the nearest due, then paused, then done. */
export function orderClocks(clocks: readonly Clock[]): Clock[] {
  return [...clocks].sort(
    (a, b) => rank[a.state] - rank[b.state] || (a.dueAt ?? '9').localeCompare(b.dueAt ?? '9'),
  );
}
