import { found, inScope, notFound, type ClientScope, type Database, type Transaction } from '@vigie/platform';
import { BackupProofRow } from './backup-proof.row';

/** A proof as stored; stays inside the feature. */
export type StoredProof = Readonly<BackupProofRow>;

/** A proof; 404 outside the scope. */
export async function findProof({ manager }: Database, scope: ClientScope, id: string): Promise<StoredProof> {
  const proof = found(await manager.findOneBy(BackupProofRow, { id }));
  if (!inScope(scope, proof.clientId)) throw notFound();
  return proof;
}

/** The same, held until the transaction ends. */
export async function holdProof(tx: Transaction, id: string): Promise<StoredProof> {
  const lock = { mode: 'pessimistic_write' } as const;
  return found(await tx.manager.findOne(BackupProofRow, { where: { id }, lock }));
}

/** Writes a proof down; the key of client and month refuses a second one. */
export const insertProof = (
  tx: Transaction,
  proof: Omit<StoredProof, 'id' | 'fileId' | 'publishedAt'>,
): Promise<string> => tx.insert(BackupProofRow, { ...proof, fileId: null, publishedAt: tx.now });

/** Keeps the document that was drawn of it. */
export const keepProofFile = (tx: Transaction, { id }: StoredProof, fileId: string): Promise<unknown> =>
  tx.manager.update(BackupProofRow, { id }, { fileId });
