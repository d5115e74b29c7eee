import { DomainError, found, type ClientScope, type Transaction } from '@vigie/platform';
import type { ApprovalRule } from '@vigie/rules';
import type { AnyRequest } from '@vigie/wire';
import type { RequestNature } from '../requests/written-request.store';
import { RequestApprovalRow } from './request-approval.row';

/** A request that waits for an agreement; stays inside the feature. */
export type StoredApproval = Readonly<RequestApprovalRow>;

/** A request that somebody else has to agree to. */
export interface NewApproval {
  clientId: string;
  requesterId: string;
  request: AnyRequest;
  nature: RequestNature | null;
  fileIds: string[];
  rule: ApprovalRule;
}

/** Keeps a request until somebody decides; its files become the company's, so that who decides can read them. */
export async function insertApproval(tx: Transaction, approval: NewApproval): Promise<string> {
  for (const fileId of new Set(approval.fileIds)) {
    const free = await tx.query(
      `SELECT f.id FROM stored_file f LEFT JOIN ticket_file t ON t.file_id = f.id
        WHERE f.id = ? AND (f.client_id = ? OR (f.client_id IS NULL AND f.uploaded_by = ?)) AND t.id IS NULL
          FOR UPDATE`,
      [fileId, approval.clientId, approval.requesterId],
    );
    if (free.length === 0) throw new DomainError('not-found', { fileId });
    await tx.execute('UPDATE stored_file SET client_id = ? WHERE id = ?', [approval.clientId, fileId]);
  }
  return tx.insert(RequestApprovalRow, { ...approval, state: 'waiting', askedAt: tx.now });
}

/** Reads an approval inside the scope and holds it until the transaction ends; 404 outside. */
export async function lockApproval(tx: Transaction, scope: ClientScope, id: string): Promise<StoredApproval> {
  const where = scope.kind === 'all' ? { id } : { id, clientId: scope.clientId };
  return found(await tx.manager.findOne(RequestApprovalRow, { where, lock: { mode: 'pessimistic_write' } }));
}

/** Writes down what was decided, or that a reminder left. */
export async function updateApproval(
  tx: Transaction,
  id: string,
  values: Partial<
    Pick<RequestApprovalRow, 'state' | 'decidedAt' | 'decidedBy' | 'comment' | 'ticketId' | 'remindedAt'>
  >,
): Promise<void> {
  await tx.manager.update(RequestApprovalRow, id, values);
}
