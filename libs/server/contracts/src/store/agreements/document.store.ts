import { FileStore, type Transaction } from '@vigie/platform';
import type { ContractDocument } from '@vigie/wire';
import { ContractDocumentRow } from './contract-document.row';

/**
 * Joins an uploaded file to a contract: those who may see contracts get it by the route of contracts, and nobody by
 * the common one.
 */
export async function joinDocument(
  tx: Transaction,
  { id: contractId, clientId }: { id: string; clientId: string },
  document: { fileId: string; kind: ContractDocument['kind']; amendmentId: string | null; addedBy: string },
): Promise<string> {
  await FileStore.reserve(tx, document.fileId, clientId);
  return tx.insert(ContractDocumentRow, { ...document, contractId, clientId, addedAt: tx.now });
}
