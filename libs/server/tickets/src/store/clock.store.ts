import {
  clockAt,
  fingerprint,
  toInstant,
  type ClockEvent,
  type ClockKind,
  type ClockTerms,
  type DeadlineMode,
  type PauseReason,
  type ServiceCalendar,
  type Threshold,
} from '@vigie/rules';
import type { Transaction } from '@vigie/platform';
import { In, type EntityManager } from 'typeorm';
import { ClockEventRow } from './clock-event.row';
import { lastTold } from './clock-firing.store';
import { SlaClockRow } from './sla-clock.row';
import { farFuture, type TicketKey } from './ticket.store';

/** A clock as stored; stays inside the feature. */
export type StoredClock = Readonly<SlaClockRow>;

export interface NewClock {
  kind: ClockKind;
  mode: DeadlineMode;
  durationMs: number;
  calendar: ServiceCalendar;
  startedAt: Date;
}

/** Adds a clock to a ticket; what follows from its events is still to be computed by `refreshClock`. */
export function insertClock(tx: Transaction, ticket: TicketKey, clock: NewClock): Promise<string> {
  return tx.insert(SlaClockRow, {
    ...clock,
    ticketId: ticket.id,
    clientId: ticket.clientId,
    durationMs: String(clock.durationMs),
    termsVersion: 1,
    state: 'running',
    fingerprint: '',
  });
}

/** Writes down what happened to a clock. */
export async function insertClockEvent(
  tx: Transaction,
  clockId: string,
  event: { type: ClockEvent['type']; reason: PauseReason | null; byName: string },
): Promise<void> {
  await tx.insert(ClockEventRow, { clockId, at: tx.now, ...event });
}

/** The clocks of these kinds, held until the transaction ends. */
export async function lockClocks(
  tx: Transaction,
  ticket: TicketKey,
  kinds: readonly ClockKind[],
): Promise<{ id: string; kind: ClockKind; stopped: boolean }[]> {
  const rows = await tx.query<{ id: string; kind: ClockKind; stopped_at: Date | null }>(
    `SELECT id, kind, stopped_at FROM sla_clock
      WHERE client_id = ? AND ticket_id = ? AND kind IN (?) ORDER BY id FOR UPDATE`,
    [ticket.clientId, ticket.id, kinds],
  );
  return rows.map(({ id, kind, stopped_at }) => ({ id, kind, stopped: stopped_at !== null }));
}

/** The clock of a kind, when the ticket has one. */
export const clockOfKind = (
  tx: Transaction,
  ticketId: string,
  kind: ClockKind,
): Promise<StoredClock | null> => tx.manager.findOneBy(SlaClockRow, { ticketId, kind });

/** One clock of a ticket. */
export const clockOfTicket = (tx: Transaction, ticket: TicketKey, id: string): Promise<StoredClock | null> =>
  tx.manager.findOneBy(SlaClockRow, { id, ticketId: ticket.id, clientId: ticket.clientId });

/** Gives a clock a new duration; its thresholds speak again under the new version of its terms. */
export const changeDuration = (tx: Transaction, clockId: string, durationMs: number) =>
  tx.execute('UPDATE sla_clock SET duration_ms = ?, terms_version = terms_version + 1 WHERE id = ?', [
    durationMs,
    clockId,
  ]);

/** Keeps why the deadline was missed. */
export const setBreachReason = (tx: Transaction, clockId: string, reason: string) =>
  tx.execute('UPDATE sla_clock SET breach_reason = ? WHERE id = ?', [reason, clockId]);

/** Of a request's clocks, the one whose deadline the client is told: the promise if there is one, else the resolution. */
export const toldClock = <T extends { kind: ClockKind }>(clocks: readonly T[]): T | null =>
  clocks.find(({ kind }) => kind === 'promise') ?? clocks.find(({ kind }) => kind === 'resolution') ?? null;

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

/** Events of clocks, oldest first, by clock. */
export async function eventsOfClocks(
  manager: EntityManager,
  clockIds: readonly string[],
): Promise<Map<string, ClockEvent[]>> {
  const byClock = new Map<string, ClockEvent[]>(clockIds.map((id) => [id, []]));
  const rows = await manager.find(ClockEventRow, {
    where: { clockId: In(clockIds) },
    order: { id: 'ASC' },
  });
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
function deriveClock(
  clock: StoredClock,
  { events, told, now }: { events: readonly ClockEvent[]; told: Threshold | 0; now: Date },
) {
  const terms = termsOfClock(clock);
  const { state, dueAt, thresholds } = clockAt(terms, events, toInstant(now.getTime()));
  const speaks = state === 'running' || state === 'breached';
  const next = speaks ? thresholds.find(({ percent }) => percent > told) : undefined;
  const last = events.at(-1);
  return {
    state: told >= 100 ? ('breached' as const) : state,
    pauseReason: last?.type === 'paused' ? last.reason : null,
    dueAt: dateOrNull(dueAt),
    warnAt: dateOrNull(thresholds.find(({ percent }) => percent === 75)?.at),
    nextAt: dateOrNull(next?.at),
    nextPercent: next?.percent ?? null,
    stoppedAt: dateOrNull(last?.type === 'stopped' || last?.type === 'cancelled' ? last.at : null),
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
