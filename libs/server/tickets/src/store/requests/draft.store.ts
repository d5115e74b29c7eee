import type { Transaction } from '@vigie/platform';
import type { AnyRequest, RefusedFile } from '@vigie/wire';
import { RequestDraftRow } from './request-draft.row';

/** A request that its author must still confirm. */
export interface ReceivedDraft {
  clientId: string;
  contactId: string;
  origin: 'email' | 'phone';
  request: AnyRequest;
  rawFileKey: string | null;
  fileIds: string[];
  refusedFiles: RefusedFile[];
}

/** Keeps a request until its author confirms it; returns its identifier. */
export const insertDraft = (tx: Transaction, draft: ReceivedDraft, expiresAt: Date): Promise<string> =>
  tx.insert(RequestDraftRow, { ...draft, createdAt: tx.now, expiresAt });

/** Reads a draft and holds it until the transaction ends. */
export const lockDraft = (tx: Transaction, id: string): Promise<Readonly<RequestDraftRow> | null> =>
  tx.manager.findOne(RequestDraftRow, { where: { id }, lock: { mode: 'pessimistic_write' } });

/** Says which ticket a draft became; none while somebody has to agree to it. */
export async function confirmDraft(tx: Transaction, id: string, ticketId: string | null): Promise<void> {
  await tx.manager.update(RequestDraftRow, id, { confirmedAt: tx.now, ticketId });
}
