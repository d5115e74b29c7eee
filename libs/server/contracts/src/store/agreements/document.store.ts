import type { Transaction } from '@vigie/platform';
import type { ContractDocument } from '@vigie/wire';
import { ContractDocumentRow } from './contract-document.row';

/**
 * Joins an uploaded file to a contract. It is marked as internal: those of the client who may see contracts get it
 * by the route of contracts, and nobody else of theirs by the common one.
 */
export async function joinDocument(
  tx: Transaction,
  { id: contractId, clientId }: { id: string; clientId: string },
  document: { fileId: string; kind: ContractDocument['kind']; amendmentId: string | null; addedBy: string },
): Promise<string> {
  await tx.execute('UPDATE stored_file SET client_id = ?, internal = 1 WHERE id = ?', [
    clientId,
    document.fileId,
  ]);
  return tx.insert(ContractDocumentRow, { ...document, contractId, clientId, addedAt: tx.now });
}
