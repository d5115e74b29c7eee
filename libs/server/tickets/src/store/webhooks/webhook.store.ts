import type { Transaction } from '@vigie/platform';
import { WebhookRow } from './webhook.row';

export type WebhookValues = Pick<WebhookRow, 'name' | 'url' | 'events' | 'clientId' | 'internal' | 'active'>;

export const insertWebhook = (tx: Transaction, values: WebhookValues) =>
  tx.insert(WebhookRow, { ...values, secret: '', createdAt: tx.now, version: 1 });

/** A webhook, locked until the end of the transaction. */
export const lockWebhook = (tx: Transaction, id: string): Promise<WebhookRow | null> =>
  tx.manager.findOne(WebhookRow, { where: { id }, lock: { mode: 'pessimistic_write' } });

export const updateWebhook = (
  tx: Transaction,
  row: { id: string; version: number },
  values: Partial<WebhookRow>,
) => tx.updateVersioned(WebhookRow, row, values);

/** Keeps the sealed secret; the one before, if any, signs until `previousUntil`. */
export const keepSecret = (
  tx: Transaction,
  id: string,
  secrets: { secret: string; previousSecret: string | null; previousUntil: Date | null },
) =>
  tx.execute('UPDATE webhook SET secret = ?, previous_secret = ?, previous_until = ? WHERE id = ?', [
    ...[secrets.secret, secrets.previousSecret, secrets.previousUntil],
    id,
  ]);

export const deleteWebhook = (tx: Transaction, id: string) =>
  tx.execute('DELETE FROM webhook WHERE id = ?', [id]);

/** The endpoint answers. */
export const markHealthy = (tx: Transaction, id: string) =>
  tx.execute('UPDATE webhook SET failing_since = NULL WHERE id = ? AND failing_since IS NOT NULL', [id]);

/** The endpoint does not answer; returns since when. */
export async function markFailing(tx: Transaction, id: string): Promise<Date> {
  await tx.execute('UPDATE webhook SET failing_since = ? WHERE id = ? AND failing_since IS NULL', [
    tx.now,
    id,
  ]);
  const [row] = await tx.query<{ since: Date }>('SELECT failing_since AS since FROM webhook WHERE id = ?', [
    id,
  ]);
  return row?.since ?? tx.now;
}

/** Switches it off by ourselves; false when it is off already. */
export async function disableWebhook(tx: Transaction, id: string): Promise<boolean> {
  const sql =
    'UPDATE webhook SET active = 0, disabled_at = ?, version = version + 1 WHERE id = ? AND active = 1';
  return (await tx.execute(sql, [tx.now, id])) === 1;
}

export const clientExists = async (tx: Transaction, id: string): Promise<boolean> =>
  (await tx.query('SELECT id FROM client WHERE id = ?', [id])).length > 0;
