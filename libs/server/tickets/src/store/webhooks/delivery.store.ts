import type { Database, Transaction } from '@vigie/platform';
import type { WebhookFailure } from '@vigie/wire';
import { WebhookDeliveryRow } from './webhook-delivery.row';
import { WebhookRow } from './webhook.row';

/** Longer than any call takes: a delivery still claimed after it was lost with its worker. */
const claimSeconds = 60;

/** Webhooks that have something to send now. */
export async function webhooksWithWork(database: Database): Promise<string[]> {
  const rows = await database.query<{ id: string }>(
    `SELECT id FROM webhook w WHERE active = 1 AND EXISTS (
       SELECT 1 FROM webhook_delivery d WHERE d.webhook_id = w.id AND d.state = 'pending'
          AND d.next_at <= NOW(3) AND (d.claimed_until IS NULL OR d.claimed_until < NOW(3)))`,
  );
  return rows.map(({ id }) => id);
}

/** Takes the delivery of a webhook that has waited longest, so that no other worker sends it meanwhile. */
export async function claimNext(tx: Transaction, webhookId: string): Promise<string | null> {
  const [row] = await tx.query<{ id: string }>(
    `SELECT id FROM webhook_delivery
      WHERE webhook_id = ? AND state = 'pending' AND next_at <= NOW(3)
        AND (claimed_until IS NULL OR claimed_until < NOW(3))
        AND EXISTS (SELECT 1 FROM webhook WHERE id = ? AND active = 1)
      ORDER BY next_at, id LIMIT 1 FOR UPDATE SKIP LOCKED`,
    [webhookId, webhookId],
  );
  if (!row) return null;
  await claim(tx, row.id);
  return row.id;
}

/** Takes one delivery in hand. */
export const claim = (tx: Transaction, id: string) =>
  tx.execute('UPDATE webhook_delivery SET claimed_until = NOW(3) + INTERVAL ? SECOND WHERE id = ?', [
    claimSeconds,
    id,
  ]);

/** A delivery with its webhook. */
export async function deliveryToSend(database: Database, id: string) {
  const { manager } = database;
  const delivery = await manager.findOneBy(WebhookDeliveryRow, { id });
  const webhook = delivery && (await manager.findOneBy(WebhookRow, { id: delivery.webhookId }));
  return delivery && webhook ? { delivery, webhook } : null;
}
export type DeliveryToSend = NonNullable<Awaited<ReturnType<typeof deliveryToSend>>>;

/** Puts a delivery back until an answer can no longer be taken back. */
export const holdDelivery = (database: Database, id: string, until: Date) =>
  database.execute('UPDATE webhook_delivery SET next_at = ?, claimed_until = NULL WHERE id = ?', [until, id]);

/** There is nothing to tell any more. */
export const skipDelivery = (database: Database, id: string) =>
  database.execute("UPDATE webhook_delivery SET state = 'skipped', claimed_until = NULL WHERE id = ?", [id]);

/** Keeps the body, so that every try sends the same. */
export const keepBody = (database: Database, id: string, body: string) =>
  database.execute('UPDATE webhook_delivery SET body = ? WHERE id = ? AND body IS NULL', [body, id]);

export interface Attempt {
  headers: Record<string, string>;
  statusCode: number | null;
  durationMs: number;
  failure: WebhookFailure | null;
  response: string;
}

/** Writes down a try. `retrySeconds` is the pause before the next one; null when there is none. */
export const recordAttempt = (
  tx: Transaction,
  id: string,
  attempt: Attempt,
  { state, retrySeconds }: { state: 'pending' | 'delivered' | 'failed'; retrySeconds: number },
) =>
  tx.execute(
    `UPDATE webhook_delivery SET attempts = attempts + 1, attempted_at = NOW(3), claimed_until = NULL, state = ?,
            next_at = NOW(3) + INTERVAL ? SECOND, headers = ?, status_code = ?, duration_ms = ?, failure = ?,
            response = ? WHERE id = ? AND state = 'pending'`,
    [
      ...[state, retrySeconds, JSON.stringify(attempt.headers), attempt.statusCode],
      ...[attempt.durationMs, attempt.failure, attempt.response, id],
    ],
  );

/** Sends a delivery again from the start, with the same identifier and the same bytes. */
export const restartDelivery = (tx: Transaction, id: string) =>
  tx.execute(
    `UPDATE webhook_delivery SET state = 'pending', attempts = 0, next_at = NOW(3), claimed_until = NULL
      WHERE id = ?`,
    [id],
  );

/** A delivery that only tries the endpoint, already in hand. */
export async function insertTest(tx: Transaction, webhookId: string, source: string): Promise<string> {
  const id = await tx.insert(WebhookDeliveryRow, {
    webhookId,
    source,
    event: 'webhook.test',
    at: tx.now,
    state: 'pending',
    attempts: 0,
    nextAt: tx.now,
  });
  await claim(tx, id);
  return id;
}
