import { Injectable } from '@nestjs/common';
import { Database, found, type Actor } from '@vigie/platform';
import type { ChecklistChange, NewChecklist } from '@vigie/wire';
import {
  checklistOf,
  deleteChecklist,
  insertChecklist,
  updateChecklist,
} from '../../store/checklists/checklist.store';

/** Keeps the checklists that go on tickets; what is on a ticket already stays as it is. */
@Injectable()
export class SaveChecklist {
  constructor(private readonly database: Database) {}

  /** Adds a checklist; returns its identifier. Error: checklist.too-many. */
  create(actor: Actor, checklist: NewChecklist): Promise<string> {
    return this.database.transaction(async (tx) => {
      const id = await insertChecklist(tx, checklist);
      await tx.audit(actor, 'checklist.created', `checklist:${id}`, { ...checklist });
      return id;
    });
  }

  /** Errors: version.conflict, not-found. */
  replace(actor: Actor, id: string, { version, ...checklist }: ChecklistChange): Promise<void> {
    return this.database.transaction(async (tx) => {
      found(await checklistOf(tx, id));
      await updateChecklist(tx, { id, version }, checklist);
      await tx.audit(actor, 'checklist.changed', `checklist:${id}`, { ...checklist });
    });
  }

  /** Error: not-found. */
  remove(actor: Actor, id: string): Promise<void> {
    return this.database.transaction(async (tx) => {
      const { name } = found(await checklistOf(tx, id));
      await deleteChecklist(tx, id);
      await tx.audit(actor, 'checklist.deleted', `checklist:${id}`, { name });
    });
  }
}
