import type { ServiceCalendar } from '../time/calendar';
import { toInstant } from '../time/instant';
import { lastMs, openDays, openingHours } from '../time/opening';
import type { Span, SpanReason } from './spans';
import type { DeadlineMode, PauseReason } from './vocabulary';

/** Time during which a clock does not run, whatever the hours; milliseconds since the epoch. */
export interface Hold {
  from: number;
  to: number;
  reason?: PauseReason;
  by?: string;
}

/** A span in milliseconds since the epoch. */
interface Piece {
  from: number;
  to: number;
  reason: SpanReason;
  label?: string;
  pauseReason?: PauseReason;
}

/** Holds in order, inside `[start, end]`, without overlap: what is shared belongs to the one that began first. */
export function tidyHolds(holds: readonly Hold[], start: number): Hold[] {
  const tidy: Hold[] = [];
  let cursor = start;
  for (const hold of holds.toSorted((a, b) => a.from - b.from || a.to - b.to)) {
    const from = Math.max(hold.from, cursor);
    if (hold.to <= from) continue;
    tidy.push({ ...hold, from });
    cursor = hold.to;
  }
  return tidy;
}

type PieceSource = (from: number) => Iterable<Piece>;

function pieceSource(mode: DeadlineMode, calendar: ServiceCalendar): PieceSource {
  if (mode === 'elapsed') return (from) => [{ from, to: lastMs, reason: 'counted' }];
  const hours = mode === 'service-hours' ? openingHours(calendar) : openDays(calendar);
  return function* (from) {
    for (const { open, reason, label, ...limits } of hours.stretches(from)) {
      yield open ? { ...limits, reason: 'counted' } : { ...limits, reason, label };
    }
  };
}

function* piecesOf(start: number, holds: readonly Hold[], source: PieceSource): Generator<Piece, void> {
  let cursor = start;
  for (const { from, to, reason, by } of holds) {
    for (const piece of source(cursor)) {
      if (piece.from >= from) break;
      yield { ...piece, to: Math.min(piece.to, from) };
    }
    yield { from, to, reason: 'pause', label: by, pauseReason: reason };
    cursor = to;
  }
  yield* source(cursor);
}

export interface TraceInput {
  start: number;
  mode: DeadlineMode;
  calendar: ServiceCalendar;
  /** As `tidyHolds` leaves them. */
  holds: readonly Hold[];
  /** Amounts of counted time to reach, ascending, in milliseconds. */
  targets: readonly number[];
  /** Last instant observed. */
  end: number;
  /** Whether to go on after `end`, as if nothing more happened, until the last target. */
  beyond: boolean;
}

export interface Trace {
  /** When each target is reached, in their order; shorter when some never are. */
  reachedAt: number[];
  /** Time counted between `start` and `end`. */
  consumedMs: number;
  /** Contiguous from `start` to `end`, or to the last target when it lies later and `beyond` is asked. */
  spans: Span[];
}

/** A deadline further away than this is none: nobody waits thirty years, and no caller may make us count for ever. */
const patienceMs = 30 * 366 * 86_400_000;

/** Follows a clock from its start: the one computation behind deadlines and clocks. */
export function trace(input: TraceInput): Trace {
  const { targets, end } = input;
  const reachedAt: number[] = [];
  const pieces: Piece[] = [];
  let counted = 0;
  let consumedMs = 0;
  for (const piece of piecesOf(input.start, input.holds, pieceSource(input.mode, input.calendar))) {
    if (piece.reason === 'counted') {
      const after = counted + piece.to - piece.from;
      for (const target of targets.slice(reachedAt.length)) {
        if (target <= after) reachedAt.push(piece.from + target - counted);
      }
      counted = after;
      consumedMs += Math.max(0, Math.min(piece.to, end) - piece.from);
    }
    const complete = reachedAt.length === targets.length;
    const horizon = complete ? Math.max(end, reachedAt.at(-1) ?? end) : Infinity;
    const limit = input.beyond ? horizon : end;
    append(pieces, { ...piece, to: Math.min(piece.to, limit) });
    if (piece.to >= limit || (!complete && piece.from - input.start > patienceMs)) break;
  }
  return { reachedAt, consumedMs, spans: pieces.map(toSpan) };
}

function append(pieces: Piece[], piece: Piece): void {
  if (piece.to <= piece.from) return;
  const last = pieces.at(-1);
  const same =
    last?.reason === piece.reason && last.label === piece.label && last.pauseReason === piece.pauseReason;
  if (last && same) last.to = piece.to;
  else pieces.push(piece);
}

function toSpan({ from, to, reason, label, pauseReason }: Piece): Span {
  const span: Span = { from: toInstant(from), to: toInstant(to), counted: reason === 'counted', reason };
  if (label !== undefined) span.label = label;
  if (pauseReason !== undefined) span.pauseReason = pauseReason;
  return span;
}
