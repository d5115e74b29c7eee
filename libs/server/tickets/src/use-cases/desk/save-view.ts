import { Injectable } from '@nestjs/common';
import { Database, DomainError, found, type Actor } from '@vigie/platform';
import type { NewSavedView, SavedViewChange } from '@vigie/wire';
import {
  checkRoom,
  deleteView,
  insertView,
  lockView,
  updateView,
  type StoredView,
} from '../../store/desk/ticket-view.store';

/** Keeps views of the list: a person's own, or shared ones for who may share. */
@Injectable()
export class SaveView {
  constructor(private readonly database: Database) {}

  /** Adds a view; returns its identifier. */
  create(actor: Actor, view: NewSavedView): Promise<string> {
    const ownerId = ownerOf(actor, view);
    return this.database.transaction(async (tx) => {
      await checkRoom(tx, ownerId);
      const id = await insertView(tx, ownerId, view);
      if (view.shared) await tx.audit(actor, 'view.shared', `view:${id}`, { ...view });
      return id;
    });
  }

  /** Replaces a view; a shared one that stops being shared becomes the own view of who changed it. */
  replace(actor: Actor, id: string, { version, ...view }: SavedViewChange): Promise<void> {
    const ownerId = ownerOf(actor, view);
    return this.database.transaction(async (tx) => {
      const before = found(await lockView(tx, actor, id));
      checkRight(actor, before);
      if (before.ownerId !== ownerId) await checkRoom(tx, ownerId);
      await updateView(tx, { id, version }, ownerId, view);
      if (view.shared) await tx.audit(actor, 'view.shared', `view:${id}`, { ...view });
      else if (before.ownerId === null) await tx.audit(actor, 'view.unshared', `view:${id}`);
    });
  }

  /** Removes a view. */
  remove(actor: Actor, id: string): Promise<void> {
    return this.database.transaction(async (tx) => {
      const view = found(await lockView(tx, actor, id));
      checkRight(actor, view);
      await deleteView(tx, id);
      if (view.ownerId === null) await tx.audit(actor, 'view.deleted', `view:${id}`, { name: view.name });
    });
  }
}

/** Who a view belongs to; a program with a service token has none of its own. */
function ownerOf(actor: Actor, { shared }: NewSavedView): string | null {
  if (shared ? !actor.permissions.has('views.share') : actor.id === null)
    throw new DomainError('permission.missing');
  return shared ? null : actor.id;
}

function checkRight(actor: Actor, view: StoredView): void {
  if (view.ownerId === null && !actor.permissions.has('views.share'))
    throw new DomainError('permission.missing');
}
