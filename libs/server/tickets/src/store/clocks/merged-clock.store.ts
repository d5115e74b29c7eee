import type { PauseReason } from '@vigie/rules';
import type { Transaction } from '@vigie/platform';
import type { TicketKey } from '../desk/ticket.store';

export interface MovedClock {
  id: string;
  pauseReason: PauseReason | null;
}

/** Takes the clocks that still run, or wait, over to another ticket; each remembers whose it is. */
export async function takeOpenClocks(tx: Transaction, from: TicketKey, to: TicketKey): Promise<MovedClock[]> {
  const clocks = await tx.query<MovedClock>(
    `SELECT id, pause_reason AS pauseReason FROM sla_clock
      WHERE client_id = ? AND ticket_id = ? AND stopped_at IS NULL AND state <> 'cancelled'
        AND NOT EXISTS (SELECT 1 FROM clock_event e WHERE e.clock_id = sla_clock.id AND e.type = 'cancelled')
      ORDER BY id FOR UPDATE`,
    [from.clientId, from.id],
  );
  if (clocks.length === 0) return [];
  await tx.execute(
    'UPDATE sla_clock SET origin_id = COALESCE(origin_id, ticket_id), ticket_id = ? WHERE id IN (?)',
    [to.id, clocks.map(({ id }) => id)],
  );
  return clocks;
}

/**
 * Gives clocks back to the ticket they came with, without what happened to them since: that was the target's doing.
 * `origins` are that ticket and those that go on in it. Returns the clocks.
 */
export async function giveClocksBack(
  tx: Transaction,
  {
    target,
    home,
    origins,
    since,
  }: { target: TicketKey; home: string; origins: readonly string[]; since: Date },
): Promise<string[]> {
  const rows = await tx.query<{ id: string }>(
    'SELECT id FROM sla_clock WHERE client_id = ? AND ticket_id = ? AND origin_id IN (?) ORDER BY id FOR UPDATE',
    [target.clientId, target.id, origins],
  );
  const ids = rows.map(({ id }) => id);
  if (ids.length === 0) return [];
  await tx.execute('DELETE FROM clock_event WHERE clock_id IN (?) AND at >= ?', [ids, since]);
  await tx.execute('UPDATE sla_clock SET ticket_id = ?, origin_id = NULLIF(origin_id, ?) WHERE id IN (?)', [
    home,
    home,
    ids,
  ]);
  return ids;
}
