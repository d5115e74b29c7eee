import type { EntityManager } from 'typeorm';
import type { Transaction } from '../db/transaction';
import { DomainError } from '../errors/domain-error';
import { sha256 } from '../secrets/secrets';
import { idempotentRequest } from './idempotency';

/** One transaction of a request with a key, the same however often a deadlock restarts it. */
export interface Step {
  /** Columns scope, request_key and step. The key is hashed: to the database, upper and lower case are the same. */
  key: readonly [string, string, number];
  bodySha256: string;
}

/** The transaction about to run in the request being served; null without a key. */
export function nextStep(): Step | null {
  const request = idempotentRequest.getStore();
  if (!request) return null;
  request.transactions += 1;
  return {
    key: [request.scope, sha256(request.key), request.transactions],
    bodySha256: request.bodySha256,
  };
}

/**
 * Makes the row that requests with this key queue for. It is committed apart, before their transactions: waiting for a
 * row that somebody else is about to insert ends in deadlocks as soon as that one fails.
 */
export async function openStep(manager: EntityManager, { key, bodySha256 }: Step): Promise<void> {
  await manager.query(
    'INSERT IGNORE INTO idempotency (scope, request_key, step, body_sha256, created_at) VALUES (?, ?, ?, ?, NOW(3))',
    [...key, bodySha256],
  );
}

/**
 * Runs the work once for an open step: the effect and the remembered result commit together, so a request that is sent
 * again gets the same result and changes nothing. One that fails leaves no result. Results must be plain JSON.
 */
export async function once<T>(
  tx: Transaction,
  { key, bodySha256 }: Step,
  work: (tx: Transaction) => Promise<T>,
): Promise<T> {
  const where = 'WHERE scope = ? AND request_key = ? AND step = ?';
  const [row] = await tx.query<{ body_sha256: string; result: string | null }>(
    `SELECT body_sha256, result FROM idempotency ${where} FOR UPDATE`,
    [...key],
  );
  if (!row) throw new DomainError('idempotency.in-flight');
  if (row.result !== null) {
    if (row.body_sha256 !== bodySha256) throw new DomainError('idempotency.mismatch');
    return JSON.parse(row.result) as T;
  }
  const result = await work(tx);
  await tx.execute(`UPDATE idempotency SET body_sha256 = ?, result = ? ${where}`, [
    bodySha256,
    JSON.stringify(result ?? null),
    ...key,
  ]);
  return result;
}
