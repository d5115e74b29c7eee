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

export interface StoredDocument {
  kind: ContractDocument['kind'];
  fileId: string;
  name: string;
  /** Where its bytes are. */
  key: string;
}

/** A paper of a contract that is held; undefined when there is none. */
export const documentOf = async (
  tx: Transaction,
  { id, clientId }: { id: string; clientId: string },
  documentId: string,
): Promise<StoredDocument | undefined> =>
  (
    await tx.query<StoredDocument>(
      `SELECT d.kind, d.file_id AS fileId, f.name, f.storage_key AS \`key\`
         FROM contract_document d JOIN stored_file f ON f.client_id = d.client_id AND f.id = d.file_id
        WHERE d.id = ? AND d.contract_id = ? AND d.client_id = ?`,
      [documentId, id, clientId],
    )
  )[0];

/** Takes a paper away with its file; the caller erases the bytes when that is written. */
export async function deleteDocument(tx: Transaction, documentId: string, fileId: string): Promise<void> {
  await tx.execute('DELETE FROM contract_document WHERE id = ?', [documentId]);
  await tx.execute('DELETE FROM stored_file WHERE id = ?', [fileId]);
}

/** Takes all papers of a contract that is held away; returns where their bytes are. */
export async function deleteDocuments(
  tx: Transaction,
  { id, clientId }: { id: string; clientId: string },
): Promise<string[]> {
  const papers = await tx.query<{ id: string; fileId: string; key: string }>(
    `SELECT d.id, d.file_id AS fileId, f.storage_key AS \`key\`
       FROM contract_document d JOIN stored_file f ON f.client_id = d.client_id AND f.id = d.file_id
      WHERE d.contract_id = ? AND d.client_id = ?`,
    [id, clientId],
  );
  for (const paper of papers) await deleteDocument(tx, paper.id, paper.fileId);
  return papers.map(({ key }) => key);
}
