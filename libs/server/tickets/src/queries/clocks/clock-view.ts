import { clockAt, formatDuration, toInstant, type ClockEvent } from '@vigie/rules';
import type { Clock, ClockBrief } from '@vigie/wire';
import { termsOfClock } from '../../store/clocks/clock.store';
import type { SlaClockRow } from '../../store/clocks/sla-clock.row';

/** What a list row shows of a clock, and what decides which clock it shows. */
export type ClockColumns = Pick<
  SlaClockRow,
  'id' | 'kind' | 'state' | 'startedAt' | 'dueAt' | 'warnAt' | 'pauseReason' | 'stoppedAt'
>;
export const clockColumns = `id, kind, state, started_at AS startedAt, due_at AS dueAt, warn_at AS warnAt,
  pause_reason AS pauseReason, stopped_at AS stoppedAt`;

const iso = (date: Date | null) => date?.toISOString() ?? null;

/** The clock of a list row, from its stored columns. */
export function briefOf(clock: ClockColumns): ClockBrief {
  return {
    id: clock.id,
    kind: clock.kind,
    state: clock.state,
    startedAt: clock.startedAt.toISOString(),
    dueAt: iso(clock.dueAt),
    warnAt: iso(clock.warnAt),
    pauseReason: clock.pauseReason,
  };
}

/** A clock with its explanation, computed from its events at `now`. */
export function explainedClock(
  clock: SlaClockRow,
  events: readonly ClockEvent[],
  fired: ReadonlyMap<number, Date>,
  now: Date,
): Clock {
  const reading = clockAt(termsOfClock(clock), events, toInstant(now.getTime()));
  return {
    ...briefOf(clock),
    mode: clock.mode,
    duration: formatDuration(Number(clock.durationMs)),
    zone: clock.calendar.zone,
    consumedMs: reading.consumedMs,
    remainingMs: reading.remainingMs,
    thresholds: reading.thresholds.map(({ percent, at }) => ({
      percent,
      at,
      firedAt: iso(fired.get(percent) ?? null),
    })),
    explanation: reading.explanation,
    stoppedAt: iso(clock.stoppedAt),
    breachReason: clock.breachReason,
  };
}

const rank: Record<SlaClockRow['kind'], number> = { promise: 0, response: 1, resolution: 2 };

/** The clock that matters most now: the nearest live deadline, else a paused one, else the last one that ended. */
export function heroOf(clocks: readonly ClockColumns[]): ClockColumns | null {
  const score = (clock: ClockColumns) => {
    if (clock.stoppedAt) return 3;
    return clock.pauseReason ? 2 : 1;
  };
  const due = (clock: ClockColumns) => clock.dueAt?.getTime() ?? Number.MAX_SAFE_INTEGER;
  const sorted = [...clocks].sort(
    (a, b) => score(a) - score(b) || due(a) - due(b) || rank[b.kind] - rank[a.kind],
  );
  return sorted[0] ?? null;
}

/** Thresholds told so far, by percentage. */
export const firedMap = (rows: readonly { percent: number; firedAt: Date }[]) =>
  new Map<number, Date>(rows.map((row) => [row.percent, row.firedAt]));
