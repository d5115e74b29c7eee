import { Injectable } from '@nestjs/common';
import { Database, found, type Actor } from '@vigie/platform';
import type { NewCheck } from '@vigie/wire';
import { applyChecklist, checklistOf } from '../../store/checklists/checklist.store';
import { addChecks } from '../../store/checklists/ticket-check.store';
import { recordHistory } from '../../store/desk/history.store';
import { lockUndone } from './lock-undone';

/** Puts points on a ticket that is not done: one that was typed, or those of a checklist. */
@Injectable()
export class PutChecks {
  constructor(private readonly database: Database) {}

  /** A point that the ticket holds already changes nothing. Errors: checks.ticket-done, checks.too-many. */
  add(actor: Actor, ticketId: string, check: NewCheck): Promise<void> {
    return this.database.transaction(async (tx) => {
      const ticket = await lockUndone(tx, actor, ticketId);
      const [added] = await addChecks(tx, ticket, [check], null);
      if (!added) return;
      await recordHistory(tx, ticket, actor, 'check-added', { text: added.text });
      await tx.audit(actor, 'check.added', `ticket:${ticketId}`, { ...added });
    });
  }

  /** Errors: checks.ticket-done, checks.too-many, not-found. */
  apply(actor: Actor, ticketId: string, checklistId: string): Promise<void> {
    return this.database.transaction(async (tx) => {
      const ticket = await lockUndone(tx, actor, ticketId);
      await applyChecklist(tx, ticket, actor, found(await checklistOf(tx, checklistId)));
      await tx.audit(actor, 'checklist.applied', `ticket:${ticketId}`, { checklistId });
    });
  }
}
