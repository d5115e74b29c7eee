import type { Transaction } from '@vigie/platform';
import { SlaRecomputeRow } from './sla-recompute.row';

/** A run as stored; stays inside the feature. */
export type StoredRecompute = SlaRecomputeRow;

/** Begins to follow a change of terms; returns the identifier. */
export const insertRecompute = (
  tx: Transaction,
  run: Pick<SlaRecomputeRow, 'cause' | 'label' | 'calendarId' | 'clientId' | 'total'>,
): Promise<string> =>
  tx.insert(SlaRecomputeRow, {
    ...run,
    startedAt: tx.now,
    finishedAt: null,
    lastClockId: '0',
    done: 0,
    earlier: 0,
    later: 0,
    late: 0,
  });

/** A run that is not finished, held until the transaction ends; null otherwise. */
export async function lockRecompute(tx: Transaction, id: string): Promise<SlaRecomputeRow | null> {
  const run = await tx.manager.findOne(SlaRecomputeRow, {
    where: { id },
    lock: { mode: 'pessimistic_write' },
  });
  return run?.finishedAt === null ? run : null;
}

export const saveRecompute = async (tx: Transaction, { id, ...progress }: SlaRecomputeRow): Promise<void> => {
  await tx.manager.update(SlaRecomputeRow, id, progress);
};

/** What a change of terms is called. */
export async function nameOfChange(
  tx: Transaction,
  cause: SlaRecomputeRow['cause'],
  id: string,
): Promise<string | null> {
  const sql = {
    policy: 'SELECT number AS name FROM sla_policy WHERE id = ?',
    calendar: 'SELECT name FROM calendar WHERE id = ?',
    client: 'SELECT name FROM client WHERE id = ?',
  }[cause];
  const [row] = await tx.query<{ name: string | number }>(sql, [id]);
  return row ? String(row.name) : null;
}
