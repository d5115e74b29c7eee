import canonicalize from 'canonicalize';
import type { DaySpan, Month } from '@vigie/rules';
import { found, sha256, type ClientScope, type Transaction } from '@vigie/platform';
import type { ReviewFigures } from '@vigie/wire';
import { ServiceReviewRow } from './service-review.row';

/** A review as stored; stays inside the feature. */
export type StoredReview = Readonly<ServiceReviewRow>;

/** What is sealed when a review is published. */
export interface SealedReview {
  format: 'vigie-review-1';
  client: { id: string; name: string };
  month: Month;
  comment: string | null;
  figures: ReviewFigures;
  publishedAt: string;
  publishedBy: string;
}

/** The review of a client and a month; a draft is made when there is none. Says whether it was. */
export async function draftReview(
  tx: Transaction,
  clientId: string,
  month: Month,
): Promise<{ id: string; made: boolean }> {
  const sql = `INSERT IGNORE INTO service_review (client_id, month, state, created_at, version)
               SELECT id, ?, 'draft', ?, 1 FROM client WHERE id = ?`;
  const made = (await tx.execute(sql, [month, tx.now, clientId])) === 1;
  const row = await tx.manager.findOneBy(ServiceReviewRow, { clientId, month });
  return { id: found(row).id, made };
}

/**
 * Makes the drafts of a month, once: for each client with a ticket opened or resolved in it, or time spent. Returns
 * their number; null when the month was done before.
 */
export async function draftMonth(
  tx: Transaction,
  month: Month,
  { span, from, until }: { span: DaySpan; from: Date; until: Date },
): Promise<number | null> {
  const begins = await tx.execute('INSERT IGNORE INTO service_review_run (month, at) VALUES (?, ?)', [
    month,
    tx.now,
  ]);
  if (begins !== 1) return null;
  return tx.execute(
    `INSERT IGNORE INTO service_review (client_id, month, state, created_at, version)
     SELECT c.id, ?, 'draft', ?, 1 FROM client c
      WHERE c.id IN (SELECT client_id FROM ticket WHERE created_at >= ? AND created_at < ?)
         OR c.id IN (SELECT client_id FROM ticket WHERE resolved_at >= ? AND resolved_at < ?)
         OR c.id IN (SELECT client_id FROM time_entry WHERE day BETWEEN ? AND ?)
      ORDER BY c.id`,
    [month, tx.now, from, until, from, until, span.from, span.to],
  );
}

/** Whether the drafts of a month were made. */
export async function isDrafted(
  reader: { query<Row>(sql: string, parameters?: unknown[]): Promise<Row[]> },
  month: Month,
): Promise<boolean> {
  const rows = await reader.query('SELECT month FROM service_review_run WHERE month = ?', [month]);
  return rows.length > 0;
}

/** Reads a review inside the scope and holds it until the transaction ends; 404 outside. */
export async function lockReview(tx: Transaction, scope: ClientScope, id: string): Promise<StoredReview> {
  const where = scope.kind === 'all' ? { id } : { id, clientId: scope.clientId };
  return found(await tx.manager.findOne(ServiceReviewRow, { where, lock: { mode: 'pessimistic_write' } }));
}

/** Writes what the manager says of the month. */
export const writeComment = (
  tx: Transaction,
  { id }: StoredReview,
  version: number,
  comment: string | null,
): Promise<void> => tx.updateVersioned(ServiceReviewRow, { id, version }, { comment });

/** Keeps a review as its client reads it from now on; returns the hash of it. */
export async function sealReview(
  tx: Transaction,
  { id }: StoredReview,
  version: number,
  content: SealedReview,
): Promise<string> {
  const sealed = found(canonicalize(content));
  const seal = { sealed, sha256: sha256(sealed) };
  const { publishedBy } = content;
  const publishedAt = new Date(content.publishedAt);
  const published = { state: 'published' as const, publishedAt, publishedBy, ...seal };
  await tx.updateVersioned(ServiceReviewRow, { id, version }, published);
  return seal.sha256;
}

/** Makes a published review a draft again. */
export const unsealReview = (tx: Transaction, { id, version }: StoredReview): Promise<void> =>
  tx.updateVersioned(
    ServiceReviewRow,
    { id, version },
    { state: 'draft', publishedAt: null, publishedBy: null, sealed: null, sha256: null },
  );
