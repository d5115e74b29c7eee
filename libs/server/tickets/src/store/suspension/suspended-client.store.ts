import type { Database, Transaction } from '@vigie/platform';

/**
 * Says whether a client is suspended. Its row of `client` is held meanwhile: tickets that are being opened hold it too,
 * so each of them is either found afterwards or starts under what is said here.
 */
export async function markSuspended(
  tx: Transaction,
  clientId: string,
  isSuspended: (tx: Transaction) => Promise<boolean>,
): Promise<void> {
  await tx.query('SELECT id FROM client WHERE id = ? FOR UPDATE', [clientId]);
  if (await isSuspended(tx))
    await tx.execute('INSERT IGNORE INTO suspended_client (client_id, since) VALUES (?, ?)', [
      clientId,
      tx.now,
    ]);
  else await tx.execute('DELETE FROM suspended_client WHERE client_id = ?', [clientId]);
}

/** Whether the clocks of a client stand still; nobody changes that until the transaction ends. */
export async function clocksStandStill(tx: Transaction, clientId: string): Promise<boolean> {
  const [row] = await tx.query<{ still: string | null }>(
    `SELECT s.client_id AS still FROM client k LEFT JOIN suspended_client s ON s.client_id = k.id
      WHERE k.id = ? LOCK IN SHARE MODE`,
    [clientId],
  );
  return (row?.still ?? null) !== null;
}

/** The next tickets of a client whose open clocks are not as they should be. */
export async function ticketsToFollow(
  reader: Database,
  clientId: string,
  { after, limit }: { after: string; limit: number },
): Promise<string[]> {
  const rows = await reader.query<{ id: string }>(
    `SELECT DISTINCT c.ticket_id AS id FROM sla_clock c LEFT JOIN suspended_client s ON s.client_id = c.client_id
      WHERE c.client_id = ? AND c.ticket_id > ? AND c.stopped_at IS NULL
        AND (s.client_id IS NOT NULL) <> COALESCE(c.pause_reason = 'client-suspended', FALSE)
      ORDER BY c.ticket_id LIMIT ?`,
    [clientId, after, limit],
  );
  return rows.map(({ id }) => id);
}
