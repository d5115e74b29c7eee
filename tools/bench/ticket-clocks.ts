import { calendar, targetMs } from './people.ts';
import type { Random } from './random.ts';
import type { Row, Sink } from './sink.ts';
import type { Facts } from './ticket-facts.ts';

export const farFuture = new Date('9999-12-31T00:00:00.000Z');
export const promiseMs = 48 * 3_600_000;
/** Hours of service in the hours of a week: near enough for columns that lists are sorted by. */
const serviceShare = 40 / 168;
const day = 86_400_000;
const thresholds = [50, 75, 90, 100] as const;

type ClockKind = 'promise' | 'response' | 'resolution';

interface Clock {
  kind: ClockKind;
  mode: string;
  durationMs: number;
  due: Date;
  /** When it was answered or resolved. */
  stopped: Date | null;
  pauseReason: string | null;
}

export interface TicketDeadline {
  sortDue: Date;
  warnAt: Date;
  /** What the clocks told so far. */
  firings: { percent: number; at: Date; clock: ClockKind }[];
}

/**
 * Writes the clocks of a ticket with their events and firings. Due instants of clocks that count service hours or
 * closed days are close, not exact: the worker computes them again when it touches such a clock.
 */
export class ClockWriter {
  private nextId = 1;
  private readonly sink: Sink;
  private readonly random: Random;
  private readonly now: Date;

  constructor(sink: Sink, random: Random, now: Date) {
    this.sink = sink;
    this.random = random;
    this.now = now;
  }

  write(facts: Facts): TicketDeadline {
    const result: TicketDeadline = { sortDue: farFuture, warnAt: farFuture, firings: [] };
    for (const kind of kindsOf(facts)) {
      const clock = this.clockOf(facts, kind);
      this.writeClock(facts, clock, result);
      if (clock.stopped !== null || clock.pauseReason !== null) continue;
      const warnAt = at(facts, clock, 75);
      if (clock.due < result.sortDue) result.sortDue = clock.due;
      if (warnAt < result.warnAt) result.warnAt = warnAt;
    }
    return result;
  }

  private clockOf(facts: Facts, kind: ClockKind): Clock {
    const mode = kind === 'promise' ? facts.client.mode : 'service-hours';
    const share = mode === 'elapsed' ? 1 : serviceShare;
    const stopped = kind === 'response' ? facts.answered : facts.resolved;
    const common = { kind, mode, stopped };
    if (stopped !== null) {
      const durationMs = kind === 'promise' ? promiseMs : targetMs(facts.client, facts.priority)[kind];
      const due = new Date(facts.created.getTime() + Math.round(durationMs / share));
      return { ...common, durationMs, due, pauseReason: null };
    }
    // The deadlines of what is open lie around now, whatever its age: one in four has been missed.
    const distance = this.random.chance(0.25) ? -10 * day : 20 * day;
    const wanted = this.now.getTime() + Math.floor(this.random.next() * distance);
    const due = new Date(Math.max(wanted, facts.created.getTime() + 60_000));
    const durationMs = Math.max(1, Math.round((due.getTime() - facts.created.getTime()) * share));
    const waits = facts.state.startsWith('waiting') && kind !== 'response';
    return { ...common, durationMs, due, pauseReason: waits ? facts.state : null };
  }

  private writeClock(facts: Facts, clock: Clock, result: TicketDeadline): void {
    const id = this.nextId++;
    const until = clock.stopped ?? this.now;
    const told = clock.pauseReason === null ? thresholds.filter((one) => at(facts, clock, one) <= until) : [];
    const next = clock.stopped === null && clock.pauseReason === null ? thresholds[told.length] : undefined;
    this.sink.add('sla_clock', {
      ...clockColumns(facts, clock),
      id,
      state: stateOf(clock, told.length),
      warn_at: clock.pauseReason === null ? at(facts, clock, 75) : null,
      next_at: next === undefined ? null : at(facts, clock, next),
      next_percent: next ?? null,
      consumed_ms: clock.stopped === null ? null : consumed(facts, clock),
      breach_reason: clock.stopped !== null && told.length === thresholds.length ? reasonOf(facts) : null,
    });
    for (const percent of told) {
      const due = at(facts, clock, percent);
      this.sink.add('clock_firing', { clock_id: id, terms_version: 1, percent, due_at: due, fired_at: due });
      result.firings.push({ percent, at: due, clock: clock.kind });
    }
    this.writeEvent(facts, clock, id);
  }

  private writeEvent(facts: Facts, clock: Clock, id: number): void {
    const by = facts.agent?.name ?? 'Vigie';
    if (clock.stopped !== null) this.event(id, clock.stopped, 'stopped', null, by);
    if (clock.pauseReason !== null) {
      const paused = new Date((facts.created.getTime() + this.now.getTime()) / 2);
      this.event(id, paused, 'paused', clock.pauseReason, by);
    }
  }

  private event(clockId: number, when: Date, type: string, reason: string | null, by: string): void {
    this.sink.add('clock_event', { clock_id: clockId, at: when, type, reason, by_name: by });
  }
}

function kindsOf(facts: Facts): ClockKind[] {
  if (facts.kind === 'request') return ['promise'];
  return facts.kind === 'incident' || facts.kind === 'question' ? ['response', 'resolution'] : [];
}

function stateOf(clock: Clock, told: number): string {
  if (told === thresholds.length) return 'breached';
  if (clock.stopped !== null) return 'met';
  return clock.pauseReason === null ? 'running' : 'paused';
}

/** Of the time promised, as much as was used of the time to the due instant. */
function consumed(facts: Facts, { due, stopped, durationMs }: Clock): number {
  const start = facts.created.getTime();
  const used = ((stopped?.getTime() ?? start) - start) / Math.max(1, due.getTime() - start);
  return Math.round(durationMs * used);
}

const reasons = ['Fournisseur', 'Pièce en attente', 'Mauvaise affectation', 'Charge de l’équipe'];
const reasonOf = ({ id }: Facts) => (id % 3 === 0 ? null : (reasons[id % reasons.length] ?? null));

/** When a share of the promised time is used up. */
function at(facts: Facts, clock: Clock, percent: number): Date {
  const start = facts.created.getTime();
  return new Date(start + Math.round(((clock.due.getTime() - start) * percent) / 100));
}

function clockColumns(facts: Facts, clock: Clock): Row {
  return {
    id: 0,
    ticket_id: facts.id,
    client_id: facts.client.id,
    kind: clock.kind,
    mode: clock.mode,
    duration_ms: clock.durationMs,
    calendar,
    started_at: facts.created,
    terms_version: 1,
    state: '',
    pause_reason: clock.pauseReason,
    due_at: clock.pauseReason === null ? clock.due : null,
    warn_at: null,
    next_at: null,
    next_percent: null,
    stopped_at: clock.stopped,
    fingerprint: 'bench',
  };
}
