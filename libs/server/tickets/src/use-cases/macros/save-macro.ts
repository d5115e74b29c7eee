import { Injectable } from '@nestjs/common';
import { Database, DomainError, found, type Actor } from '@vigie/platform';
import type { MacroChange, NewMacro } from '@vigie/wire';
import {
  checkMacroRoom,
  deleteMacro,
  insertMacro,
  lockMacro,
  updateMacro,
  type StoredMacro,
} from '../../store/macros/ticket-macro.store';

/** Keeps macros: a person's own, or shared ones for who may share. */
@Injectable()
export class SaveMacro {
  constructor(private readonly database: Database) {}

  /** Adds a macro; returns its identifier. */
  create(actor: Actor, macro: NewMacro): Promise<string> {
    const ownerId = ownerOf(actor, macro);
    return this.database.transaction(async (tx) => {
      await checkMacroRoom(tx, ownerId);
      const id = await insertMacro(tx, ownerId, macro);
      if (macro.shared) await tx.audit(actor, 'macro.shared', `macro:${id}`, { ...macro });
      return id;
    });
  }

  /** Replaces a macro; a shared one that stops being shared becomes the own macro of who changed it. */
  replace(actor: Actor, id: string, { version, ...macro }: MacroChange): Promise<void> {
    const ownerId = ownerOf(actor, macro);
    return this.database.transaction(async (tx) => {
      const before = found(await lockMacro(tx, actor, id));
      checkRight(actor, before);
      if (before.ownerId !== ownerId) await checkMacroRoom(tx, ownerId);
      await updateMacro(tx, { id, version }, ownerId, macro);
      if (macro.shared) await tx.audit(actor, 'macro.shared', `macro:${id}`, { ...macro });
      else if (before.ownerId === null) await tx.audit(actor, 'macro.unshared', `macro:${id}`);
    });
  }

  /** Removes a macro. */
  remove(actor: Actor, id: string): Promise<void> {
    return this.database.transaction(async (tx) => {
      const { ownerId, name } = found(await lockMacro(tx, actor, id));
      checkRight(actor, { ownerId });
      await deleteMacro(tx, id);
      if (ownerId === null) await tx.audit(actor, 'macro.deleted', `macro:${id}`, { name });
    });
  }
}

/** Who a macro belongs to; a program with a service token has none of its own. */
function ownerOf(actor: Actor, { shared }: Pick<NewMacro, 'shared'>): string | null {
  if (shared ? !actor.permissions.has('macros.share') : actor.id === null)
    throw new DomainError('permission.missing');
  return shared ? null : actor.id;
}

function checkRight(actor: Actor, { ownerId }: Pick<StoredMacro, 'ownerId'>): void {
  if (ownerId === null && !actor.permissions.has('macros.share')) throw new DomainError('permission.missing');
}
