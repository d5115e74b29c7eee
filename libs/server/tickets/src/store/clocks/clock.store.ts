import {
  clockAt,
  clockKinds,
  fingerprint,
  toInstant,
  type ClockEvent,
  type ClockKind,
  type ClockState,
  type ClockTerms,
  type DeadlineMode,
  type PauseReason,
  type ServiceCalendar,
  type Threshold,
} from '@vigie/rules';
import type { Transaction } from '@vigie/platform';
import type { EntityManager } from 'typeorm';
import { ClockEventRow } from './clock-event.row';
import { lastTold } from './clock-firing.store';
import { SlaClockRow } from './sla-clock.row';
import { TicketMessageRow } from '../desk/ticket-message.row';
import { farFuture, type TicketKey } from '../desk/ticket.store';

/** A clock as stored; stays inside the feature. */
export type StoredClock = Readonly<SlaClockRow>;

/** What the deadline of a clock is computed from, besides its events. */
type StoredTerms = Pick<StoredClock, 'startedAt' | 'durationMs' | 'mode' | 'calendar'>;

export interface NewClock {
  kind: ClockKind;
  mode: DeadlineMode;
  durationMs: number;
  calendar: ServiceCalendar;
  startedAt: Date;
}

/** Adds a clock to a ticket; returns its identifier and when its first threshold is due. */
export async function insertClock(
  tx: Transaction,
  ticket: TicketKey,
  clock: NewClock,
): Promise<{ id: string; nextAt: Date | null }> {
  const terms = { ...clock, durationMs: String(clock.durationMs) };
  const derived = deriveClock(terms, { events: [], told: 0, now: tx.now });
  const key = { ticketId: ticket.id, clientId: ticket.clientId };
  const id = await tx.insert(SlaClockRow, { ...terms, ...key, ...derived, termsVersion: 1 });
  return { id, nextAt: derived.nextAt };
}

/** Something that happens to a clock now. */
export type NewClockEvent = Pick<ClockEventRow, 'type' | 'reason' | 'byName' | 'messageId'>;

/** Writes down what happened to a clock. */
export async function insertClockEvent(
  tx: Transaction,
  clockId: string,
  event: NewClockEvent,
): Promise<void> {
  await tx.insert(ClockEventRow, { clockId, at: tx.now, ...event });
}

/** Events as they are stored, oldest first. */
export type StoredEvent = Pick<ClockEventRow, 'at' | 'type' | 'reason' | 'byName' | 'messageId'>;

/** All that happened to a clock, taken back or not. */
export const allEventsOf = (tx: Transaction, clockId: string): Promise<StoredEvent[]> =>
  tx.manager.find(ClockEventRow, { where: { clockId }, order: { id: 'ASC' } });

/** Gives a clock that starts in the past what would have happened to it. */
export async function insertPastEvents(
  tx: Transaction,
  clockId: string,
  events: readonly StoredEvent[],
): Promise<void> {
  for (const { at, type, reason, byName, messageId } of events) {
    await tx.insert(ClockEventRow, { clockId, at, type, reason, byName, messageId });
  }
}

/** The ticket's own clocks that were not cancelled, held until the transaction ends. */
export async function lockLiveClocks(
  tx: Transaction,
  ticket: TicketKey,
): Promise<{ id: string; kind: ClockKind }[]> {
  const clocks = await lockClocks(tx, ticket, clockKinds);
  const cancelled = await tx.query<{ clock_id: string }>(
    "SELECT clock_id FROM clock_event WHERE type = 'cancelled' AND clock_id IN (?)",
    [['0', ...clocks.map(({ id }) => id)]],
  );
  const gone = new Set(cancelled.map((row) => row.clock_id));
  return clocks.filter(({ id, own }) => own && !gone.has(id));
}

interface LockedClock {
  id: string;
  kind: ClockKind;
  durationMs: number;
  stopped: boolean;
  pauseReason: PauseReason | null;
  /** False when it came with a ticket that was merged: its terms are those of that ticket. */
  own: boolean;
  /** The ticket that promised it. */
  promisedBy: string;
}

/** The clocks of these kinds, held until the transaction ends. */
export async function lockClocks(
  tx: Transaction,
  ticket: TicketKey,
  kinds: readonly ClockKind[],
): Promise<LockedClock[]> {
  const rows = await tx.query<{
    id: string;
    kind: ClockKind;
    duration_ms: string;
    stopped_at: Date | null;
    pause_reason: PauseReason | null;
    origin_id: string | null;
  }>(
    `SELECT id, kind, duration_ms, stopped_at, pause_reason, origin_id FROM sla_clock
      WHERE client_id = ? AND ticket_id = ? AND kind IN (?) ORDER BY id FOR UPDATE`,
    [ticket.clientId, ticket.id, kinds],
  );
  return rows.map(({ id, kind, duration_ms, stopped_at, pause_reason, origin_id }) => ({
    id,
    kind,
    durationMs: Number(duration_ms),
    stopped: stopped_at !== null,
    pauseReason: pause_reason,
    own: origin_id === null,
    promisedBy: origin_id ?? ticket.id,
  }));
}

/** One clock of a ticket. */
export const clockOfTicket = (tx: Transaction, ticket: TicketKey, id: string): Promise<StoredClock | null> =>
  tx.manager.findOneBy(SlaClockRow, { id, ticketId: ticket.id, clientId: ticket.clientId });

/** Gives a clock a new duration; its thresholds speak again under the new version of its terms. */
export const changeDuration = (tx: Transaction, clockId: string, durationMs: number) =>
  tx.execute('UPDATE sla_clock SET duration_ms = ?, terms_version = terms_version + 1 WHERE id = ?', [
    durationMs,
    clockId,
  ]);

/** Gives a clock other terms, under a version of the caller's. */
export const changeTerms = (
  tx: Transaction,
  clockId: string,
  {
    durationMs,
    calendar,
    termsVersion,
  }: Pick<ClockTerms, 'durationMs' | 'calendar'> & { termsVersion: number },
) => tx.manager.update(SlaClockRow, clockId, { durationMs: String(durationMs), calendar, termsVersion });

/** Keeps why the deadline was missed. */
export const setBreachReason = (tx: Transaction, clockId: string, reason: string) =>
  tx.execute('UPDATE sla_clock SET breach_reason = ? WHERE id = ?', [reason, clockId]);

/**
 * Of a ticket's clocks, oldest first, the one whose deadline the client is told: the promise or the resolution.
 * A ticket that was qualified holds the clock of what it was taken for, too.
 */
export function toldClock<T extends { kind: ClockKind; state?: ClockState }>(clocks: readonly T[]): T | null {
  const told = clocks.filter(({ kind }) => kind !== 'response').reverse();
  return told.find(({ state }) => state !== 'cancelled') ?? told[0] ?? null;
}

/** The inputs of a clock's computation, as the rules want them. */
export function termsOfClock(
  clock: Pick<StoredClock, 'startedAt' | 'mode' | 'calendar'> & { durationMs: string | number },
): ClockTerms {
  return {
    startedAt: clock.startedAt.toISOString(),
    durationMs: Number(clock.durationMs),
    mode: clock.mode,
    calendar: clock.calendar,
  };
}

/** Events of clocks, oldest first, by clock, without those of answers that were taken back. */
export async function eventsOfClocks(
  manager: EntityManager,
  clockIds: readonly string[],
): Promise<Map<string, ClockEvent[]>> {
  const byClock = new Map<string, ClockEvent[]>(clockIds.map((id) => [id, []]));
  const rows = await manager
    .createQueryBuilder(ClockEventRow, 'event')
    .leftJoin(TicketMessageRow, 'message', 'message.id = event.messageId')
    .where('event.clockId IN (:...clockIds)', { clockIds })
    .andWhere('(message.id IS NULL OR message.cancelled = 0)')
    .orderBy('event.id')
    .getMany();
  for (const row of rows) byClock.get(row.clockId)?.push(toEvent(row));
  return byClock;
}

function toEvent(row: ClockEventRow): ClockEvent {
  const at = row.at.toISOString();
  const by = row.byName === null ? {} : { by: row.byName };
  if (row.type === 'paused') return { at, type: 'paused', reason: row.reason ?? 'waiting-client', ...by };
  return { at, type: row.type, ...by };
}

/**
 * Recomputes what is stored about a clock from its events: state, due instant, next threshold.
 * Returns when the next threshold is due. Thresholds that were told are never told again for the same terms.
 */
export async function refreshClock(
  tx: Transaction,
  id: string,
  now = tx.now,
): Promise<{ nextAt: Date | null }> {
  const clock = await tx.manager.findOneByOrFail(SlaClockRow, { id });
  const events = (await eventsOfClocks(tx.manager, [id])).get(id) ?? [];
  const derived = deriveClock(clock, { events, told: await lastTold(tx, clock), now });
  await tx.manager.update(SlaClockRow, id, derived);
  return derived;
}

/** What follows from the events of a clock at an instant, as its columns hold it. */
export function deriveClock(
  clock: StoredTerms,
  { events, told, now }: { events: readonly ClockEvent[]; told: Threshold | 0; now: Date },
) {
  const terms = termsOfClock(clock);
  const reading = clockAt(terms, events, toInstant(now.getTime()));
  const { state, pauseReason, dueAt, thresholds } = reading;
  const speaks = state === 'running' || state === 'breached';
  const next = speaks ? thresholds.find(({ percent }) => percent > told) : undefined;
  return {
    state: told >= 100 ? ('breached' as const) : state,
    pauseReason,
    dueAt: dateOrNull(dueAt),
    warnAt: dateOrNull(thresholds.find(({ percent }) => percent === 75)?.at),
    nextAt: dateOrNull(next?.at),
    nextPercent: next?.percent ?? null,
    stoppedAt: dateOrNull(reading.stoppedAt),
    consumedMs: reading.stoppedAt === null ? null : String(reading.consumedMs),
    fingerprint: fingerprint(terms, events),
  };
}

const dateOrNull = (instant: string | null | undefined) => (instant ? new Date(instant) : null);

/** Copies the nearest deadline of a ticket's live clocks to the ticket, where lists sort by it. */
export async function refreshTicketDeadline(tx: Transaction, ticketId: string): Promise<void> {
  await tx.execute(
    `UPDATE ticket SET
        sort_due = COALESCE((SELECT MIN(due_at) FROM sla_clock
          WHERE ticket_id = ticket.id AND client_id = ticket.client_id
            AND stopped_at IS NULL AND pause_reason IS NULL), ?),
        warn_at = COALESCE((SELECT MIN(COALESCE(warn_at, due_at)) FROM sla_clock
          WHERE ticket_id = ticket.id AND client_id = ticket.client_id
            AND stopped_at IS NULL AND pause_reason IS NULL), ?)
      WHERE id = ?`,
    [farFuture, farFuture, ticketId],
  );
}
