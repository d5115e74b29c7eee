import type { Actor, Transaction } from '@vigie/platform';
import type { WaiverKind } from '@vigie/rules';
import { PenaltyWaiverRow } from './penalty-waiver.row';

export type KeptWaiver = PenaltyWaiverRow;

/** Keeps a waiver of an invoice. */
export const insertWaiver = (
  tx: Transaction,
  { name }: Actor,
  waiver: { clientId: string; invoiceId: string; kind: WaiverKind; reason: string },
): Promise<string> =>
  tx.insert(PenaltyWaiverRow, {
    ...waiver,
    ...{ waivedAt: tx.now, waivedBy: name.slice(0, 150), counts: true },
  });

/** A waiver that counts, held until the end of the transaction. */
export const lockWaiver = ({ manager }: Transaction, id: string): Promise<KeptWaiver | null> =>
  manager.findOne(PenaltyWaiverRow, { where: { id, counts: true }, lock: { mode: 'pessimistic_write' } });

/** Takes a waiver back; it stays visible. */
export const endWaiver = (tx: Transaction, { name }: Actor, id: string): Promise<unknown> =>
  tx.manager.update(PenaltyWaiverRow, { id }, { counts: null, endedAt: tx.now, endedBy: name.slice(0, 150) });
