import type { Transaction } from '@vigie/platform';

/** What the backups of a job take up, as their engine measured it. */
export const noteUsedBytes = async (tx: Transaction, jobId: string, bytes: number): Promise<void> => {
  await tx.execute('UPDATE backup_job SET used_bytes = ? WHERE id = ?', [String(bytes), jobId]);
};
