import { DomainError, type Actor, type Transaction } from '@vigie/platform';
import { mostSavedViews, type NewSavedView } from '@vigie/wire';
import { IsNull, type EntityManager } from 'typeorm';
import { TicketViewRow } from './ticket-view.row';

/** A saved view as stored; stays inside the feature. */
export type StoredView = Readonly<TicketViewRow>;

/** The views this person sees: their own, then the shared ones, by name. */
export async function viewsOf(manager: EntityManager, actor: Actor): Promise<StoredView[]> {
  const where = [...(actor.id ? [{ ownerId: actor.id }] : []), { ownerId: IsNull() }];
  const rows = await manager.find(TicketViewRow, { where, order: { name: 'ASC', id: 'ASC' } });
  return rows.sort((a, b) => Number(a.ownerId === null) - Number(b.ownerId === null));
}

/** Holds a view that this person sees until the transaction ends; null for another person's. */
export function lockView(tx: Transaction, actor: Actor, id: string): Promise<StoredView | null> {
  const where = [...(actor.id ? [{ id, ownerId: actor.id }] : []), { id, ownerId: IsNull() }];
  return tx.manager.findOne(TicketViewRow, { where, lock: { mode: 'pessimistic_write' } });
}

/** Refuses one view more than a person, or all together, may keep. */
export async function checkRoom(tx: Transaction, ownerId: string | null): Promise<void> {
  const kept = await tx.manager.countBy(TicketViewRow, { ownerId: ownerId ?? IsNull() });
  if (kept >= mostSavedViews) throw new DomainError('view.too-many');
}

/** Adds a view; returns its identifier. */
export const insertView = (
  tx: Transaction,
  ownerId: string | null,
  { name, filters, sort, display, columns }: NewSavedView,
): Promise<string> =>
  tx.insert(TicketViewRow, { ownerId, name, filters, sort, display, columns, version: 1 });

/** Replaces a view that was read at this version. */
export const updateView = (
  tx: Transaction,
  view: { id: string; version: number },
  ownerId: string | null,
  { name, filters, sort, display, columns }: NewSavedView,
): Promise<void> =>
  tx.updateVersioned(TicketViewRow, view, { ownerId, name, filters, sort, display, columns });

/** Removes a view. */
export async function deleteView(tx: Transaction, id: string): Promise<void> {
  await tx.manager.delete(TicketViewRow, id);
}
