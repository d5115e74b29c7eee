import type { Actor, Transaction } from '@vigie/platform';
import type { EntityManager } from 'typeorm';
import { TicketBulkRow, type StoredOutcome } from './ticket-bulk.row';

export type { StoredOutcome };
/** A bulk change as stored; stays inside the feature. */
export type StoredBulk = Readonly<TicketBulkRow>;

/** Begins a bulk change; the one it takes back can be taken back once only. */
export const insertBulk = (tx: Transaction, actor: Actor, undoes: string | null): Promise<string> =>
  tx.insert(TicketBulkRow, { actor: actor.label, at: tx.now, undoes, results: null });

/** A bulk change of this person; null for somebody else's. */
export const bulkOf = (manager: EntityManager, actor: Actor, id: string): Promise<StoredBulk | null> =>
  manager.findOneBy(TicketBulkRow, { id, actor: actor.label });

/** Keeps what became of its tickets. */
export async function finishBulk(manager: EntityManager, id: string, results: StoredOutcome[]) {
  await manager.update(TicketBulkRow, id, { results });
}
