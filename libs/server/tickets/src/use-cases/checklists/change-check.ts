import { Injectable } from '@nestjs/common';
import { Database, DomainError, type Actor, type Transaction } from '@vigie/platform';
import type { CheckChange } from '@vigie/wire';
import {
  checkOf,
  placeCheck,
  removeCheck,
  updateCheck,
  type StoredCheck,
} from '../../store/checklists/ticket-check.store';
import { recordHistory } from '../../store/desk/history.store';
import type { StoredTicket } from '../../store/desk/ticket.store';
import { lockUndone } from './lock-undone';

/** Checks a point of a ticket, requires it, moves it, or takes it off. */
@Injectable()
export class ChangeCheck {
  constructor(private readonly database: Database) {}

  /** Errors: checks.ticket-done, permission.missing (what a checklist requires stays required), not-found. */
  execute(actor: Actor, ticketId: string, checkId: string, change: CheckChange): Promise<void> {
    return this.database.transaction(async (tx) => {
      const ticket = await lockUndone(tx, actor, ticketId);
      const check = await checkOf(tx, ticket, checkId);
      if ('checked' in change) return this.check(tx, actor, { ticket, check, checked: change.checked });
      if ('place' in change) await placeCheck(tx, check, change.place);
      else {
        if (!change.required) mayRelax(actor, check);
        await updateCheck(tx, checkId, change);
        await tx.audit(actor, 'check.required', `ticket:${ticketId}`, { text: check.text, ...change });
      }
      tx.live({ type: 'ticket.changed', ticketId, clientId: ticket.clientId, internal: true });
    });
  }

  /** Errors: checks.ticket-done, permission.missing, not-found. */
  remove(actor: Actor, ticketId: string, checkId: string): Promise<void> {
    return this.database.transaction(async (tx) => {
      const ticket = await lockUndone(tx, actor, ticketId);
      const check = await checkOf(tx, ticket, checkId);
      mayRelax(actor, check);
      await removeCheck(tx, checkId);
      await recordHistory(tx, ticket, actor, 'check-removed', { text: check.text });
      await tx.audit(actor, 'check.removed', `ticket:${ticketId}`, { text: check.text });
    });
  }

  /** Who checked a point first stays who checked it. */
  private async check(
    tx: Transaction,
    actor: Actor,
    { ticket, check, checked }: { ticket: StoredTicket; check: StoredCheck; checked: boolean },
  ): Promise<void> {
    const { id, text } = check;
    if ((check.checkedAt !== null) === checked) return;
    await updateCheck(tx, id, { checkedAt: checked ? tx.now : null, checkedBy: checked ? actor.name : null });
    await recordHistory(tx, ticket, actor, checked ? 'check-checked' : 'check-unchecked', { text });
    await tx.audit(actor, checked ? 'check.checked' : 'check.unchecked', `ticket:${ticket.id}`, { text });
  }
}

/** Else a required point of a checklist would keep nobody back. */
function mayRelax(actor: Actor, { required, template }: StoredCheck): void {
  if (required && template !== null && !actor.permissions.has('checks.override'))
    throw new DomainError('permission.missing');
}
