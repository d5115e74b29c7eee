import { found, inScope, notFound, type ClientScope, type Transaction } from '@vigie/platform';
import type { BoardOutcome, RunOutcome } from '@vigie/rules';
import { jobsInTrouble } from '../alerts/job-alerts';
import { BackupReviewRow } from './backup-review.row';

/** A verdict as stored; stays inside the feature. */
export type StoredReview = Readonly<BackupReviewRow>;

/** Something to judge, held until the transaction ends. */
export interface HeldEntry {
  kind: 'run' | 'missed';
  id: string;
  jobId: string;
  clientId: string;
  outcome: BoardOutcome;
  reviewedAt: Date | null;
  excusedBy: string | null;
}

/** What a key of the board names. */
export function readKey(key: string): { kind: 'run' | 'missed'; id: string } {
  const id = key.split('-').at(-1) ?? '';
  return { kind: key.startsWith('missed-') ? 'missed' : 'run', id };
}

/**
 * Holds a run that has ended and that nothing contradicts, or an expected one that did not come; 404 for all others, and
 * outside the scope.
 */
export async function holdEntry(tx: Transaction, scope: ClientScope, key: string): Promise<HeldEntry> {
  const { kind, id } = readKey(key);
  const [row] = await tx.query<Omit<HeldEntry, 'kind' | 'outcome'> & { outcome: RunOutcome | 'missed' }>(
    kind === 'run'
      ? `SELECT id, job_id AS jobId, client_id AS clientId, outcome, reviewed_at AS reviewedAt, NULL AS excusedBy
           FROM backup_run WHERE id = ? AND superseded = 0 FOR UPDATE`
      : `SELECT id, job_id AS jobId, client_id AS clientId, 'missed' AS outcome, reviewed_at AS reviewedAt,
                excused_by AS excusedBy
           FROM backup_expected WHERE id = ? AND state IN ('missed', 'excused') FOR UPDATE`,
    [id],
  );
  const { outcome, ...entry } = found(row);
  if (outcome === 'running' || !inScope(scope, entry.clientId)) throw notFound();
  return { kind, outcome, ...entry };
}

const ownColumn = ({ kind }: Pick<HeldEntry, 'kind'>) => (kind === 'run' ? 'runId' : 'expectedId');

/** The last verdict on it; null while it waits. */
export const lastReview = (tx: Transaction, entry: HeldEntry): Promise<StoredReview | null> =>
  tx.manager.findOne(BackupReviewRow, { where: { [ownColumn(entry)]: entry.id }, order: { place: 'DESC' } });

/** Adds a verdict, and takes what it is about off the board. */
export async function insertReview(
  tx: Transaction,
  entry: HeldEntry,
  review: Pick<
    StoredReview,
    'verdict' | 'note' | 'correctsId' | 'personId' | 'personName' | 'place' | 'bulk'
  >,
): Promise<string> {
  const { jobId, clientId } = entry;
  const about = { runId: null, expectedId: null, [ownColumn(entry)]: entry.id };
  const id = await tx.insert(BackupReviewRow, {
    ...about,
    jobId,
    clientId,
    ...review,
    at: tx.now,
  });
  if (!entry.reviewedAt) await markReviewed(tx, entry);
  return id;
}

/** Takes it off the board. */
export const markReviewed = (tx: Transaction, { kind, id }: HeldEntry): Promise<number> =>
  tx.execute(`UPDATE ${kind === 'run' ? 'backup_run' : 'backup_expected'} SET reviewed_at = ? WHERE id = ?`, [
    tx.now,
    id,
  ]);

/** Excuses a missed run: it is no longer one, and off the board. */
export const excuseMissed = (
  tx: Transaction,
  { id }: HeldEntry,
  by: string,
  reason: string,
): Promise<number> =>
  tx.execute(
    `UPDATE backup_expected
        SET state = 'excused', excused_at = ?, excused_by = ?, reason = ?, reviewed_at = ? WHERE id = ?`,
    [tx.now, by, reason, tx.now, id],
  );

/** Greens that were on the board at an instant, of a client or of all. */
export interface Greens {
  upTo: string;
  seenAt: Date;
  clientId: string | null;
}

/**
 * Says good of the next greens: those whose end was told, and of whose job nothing was wrong, when the person looked.
 * Those that somebody judges at this moment are left to them. Returns whose they were.
 */
export async function reviewGreens(
  tx: Transaction,
  { upTo, seenAt, clientId }: Greens,
  { personId, personName }: Pick<StoredReview, 'personId' | 'personName'>,
  most: number,
): Promise<{ jobId: string; clientId: string }[]> {
  const own = clientId === null ? '' : 'AND client_id = ?';
  const troubled = await jobsInTrouble(tx, seenAt);
  const rows = await tx.query<{ id: string; jobId: string; clientId: string }>(
    `SELECT id, job_id AS jobId, client_id AS clientId FROM backup_run
      WHERE reviewed_at IS NULL AND outcome = 'success' AND ended_at <= ? AND id <= ? ${own}
        AND COALESCE(told_at, recorded_at) <= ?
        AND job_id NOT IN (?)
      ORDER BY ended_at, id LIMIT ? FOR UPDATE SKIP LOCKED`,
    [seenAt, upTo, ...(clientId === null ? [] : [clientId]), seenAt, [0, ...troubled], most],
  );
  if (rows.length === 0) return [];
  const ids = rows.map(({ id }) => id);
  await tx.execute(
    `INSERT INTO backup_review
       (job_id, client_id, run_id, expected_id, place, corrects_id, verdict, note, bulk, at, person_id, person_name)
     SELECT job_id, client_id, id, NULL, 1, NULL, 'good', NULL, 1, ?, ?, ? FROM backup_run WHERE id IN (?)`,
    [tx.now, personId, personName, ids],
  );
  await tx.execute('UPDATE backup_run SET reviewed_at = ? WHERE id IN (?)', [tx.now, ids]);
  return rows;
}
