import { found, type Transaction } from '@vigie/platform';

/**
 * Takes a file that this person uploaded, and that nothing else holds, for a client; 404 else. `internal`: for our people
 * only.
 */
export async function keepUpload(
  tx: Transaction,
  fileId: string,
  { clientId, by, internal }: { clientId: string; by: string | null; internal: boolean },
): Promise<void> {
  const [free] = await tx.query<{ id: string }>(
    `SELECT f.id FROM stored_file f LEFT JOIN ticket_file t ON t.file_id = f.id
      WHERE f.id = ? AND f.client_id IS NULL AND f.uploaded_by = ? AND t.id IS NULL FOR UPDATE`,
    [fileId, by],
  );
  await tx.execute('UPDATE stored_file SET client_id = ?, internal = ? WHERE id = ?', [
    clientId,
    internal,
    found(free).id,
  ]);
}
