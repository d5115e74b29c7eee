import {
  clockAt,
  fingerprint,
  toInstant,
  type ClockEvent,
  type ClockTerms,
  type Threshold,
} from '@vigie/rules';
import type { Transaction } from '@vigie/platform';
import { ClockEventRow } from './clock-event.row';
import { SlaClockRow } from './sla-clock.row';
import { farFuture } from './ticket.store';

/** The inputs of a clock's computation, as the rules want them. */
export function termsOfClock(clock: SlaClockRow): ClockTerms {
  return {
    startedAt: clock.startedAt.toISOString(),
    durationMs: Number(clock.durationMs),
    mode: clock.mode,
    calendar: clock.calendar,
  };
}

/** Events of clocks, oldest first, by clock. */
export async function eventsOfClocks(
  find: (clockIds: string[]) => Promise<ClockEventRow[]>,
  clockIds: string[],
): Promise<Map<string, ClockEvent[]>> {
  const rows = clockIds.length === 0 ? [] : await find(clockIds);
  const byClock = new Map<string, ClockEvent[]>(clockIds.map((id) => [id, []]));
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
export async function refreshClock(tx: Transaction, clock: SlaClockRow, now = tx.now): Promise<Date | null> {
  const terms = termsOfClock(clock);
  const events =
    (await eventsOfClocks(
      ([clockId]) =>
        tx.manager.find(ClockEventRow, { where: { clockId: clockId ?? '' }, order: { id: 'ASC' } }),
      [clock.id],
    ).then((all) => all.get(clock.id))) ?? [];
  const told = await lastTold(tx, clock);
  const reading = clockAt(terms, events, toInstant(now.getTime()));
  const speaks = reading.state === 'running' || reading.state === 'breached';
  const next = speaks ? (reading.thresholds.find(({ percent }) => percent > told) ?? null) : null;
  const open = events.at(-1);
  const nextAt = next ? new Date(next.at) : null;
  await tx.manager.update(SlaClockRow, clock.id, {
    state: told >= 100 ? 'breached' : reading.state,
    pauseReason: open?.type === 'paused' ? open.reason : null,
    dueAt: dateOrNull(reading.dueAt),
    warnAt: dateOrNull(reading.thresholds.find(({ percent }) => percent === 75)?.at ?? null),
    nextAt,
    nextPercent: next?.percent ?? null,
    stoppedAt: open?.type === 'stopped' || open?.type === 'cancelled' ? new Date(open.at) : null,
    fingerprint: fingerprint(terms, events),
  });
  return nextAt;
}

async function lastTold(tx: Transaction, clock: SlaClockRow): Promise<Threshold | 0> {
  const [row] = await tx.query<{ percent: Threshold | null }>(
    'SELECT MAX(percent) AS percent FROM clock_firing WHERE clock_id = ? AND terms_version = ?',
    [clock.id, clock.termsVersion],
  );
  return row?.percent ?? 0;
}

const dateOrNull = (instant: string | null) => (instant === null ? null : new Date(instant));

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
