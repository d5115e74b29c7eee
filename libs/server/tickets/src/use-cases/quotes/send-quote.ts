import { Injectable } from '@nestjs/common';
import { Directory } from '@vigie/directory';
import { addDays, daysBetween, localDateOf } from '@vigie/rules';
import { Database, DomainError, notFound, type Actor, type Transaction } from '@vigie/platform';
import type { NewQuote } from '@vigie/wire';
import { approversOfClient } from '../../store/catalogue/form-options.store';
import { recordHistory } from '../../store/desk/history.store';
import { lockTicket, type StoredTicket } from '../../store/desk/ticket.store';
import { cancelWaiting, insertQuote } from '../../store/quotes/ticket-quote.store';

const reminderDays = 3;
const dayMs = 86_400_000;

/** Sends the client a quote for work outside the contract, or takes it back. */
@Injectable()
export class SendQuote {
  constructor(
    private readonly database: Database,
    private readonly directory: Directory,
  ) {}

  /** A changed quote is the next edition. Errors: ticket.closed, approval.nobody, quote.valid-until-past, not-found. */
  execute(actor: Actor, ticketId: string, quote: NewQuote): Promise<void> {
    return this.database.transaction(async (tx) => {
      const ticket = await lockTicket(tx, actor.scope, ticketId);
      if (ticket.state === 'closed') throw new DomainError('ticket.closed');
      if ((await approversOfClient(tx, ticket.clientId)).length === 0)
        throw new DomainError('approval.nobody');
      const reminder = await this.reminderOf(tx, ticket, quote);
      const { id, edition } = await insertQuote(tx, ticket, { ...quote, author: actor.name });
      await recordHistory(tx, ticket, actor, 'quote-sent', { edition, netCents: quote.netCents });
      await tx.audit(actor, 'quote.sent', `ticket:${ticketId}`, { ...quote, edition });
      const { clientId } = ticket;
      await tx.emit('quote.sent', { quoteId: id, clientId });
      await tx.emit('quote.reminder-due', { quoteId: id, clientId }, reminder);
      tx.live({ type: 'approval.changed', clientId });
    });
  }

  /** Error: not-found (none waits). */
  cancel(actor: Actor, ticketId: string): Promise<void> {
    return this.database.transaction(async (tx) => {
      const ticket = await lockTicket(tx, actor.scope, ticketId);
      if (!(await cancelWaiting(tx, ticket))) throw notFound();
      await recordHistory(tx, ticket, actor, 'quote-cancelled');
      await tx.audit(actor, 'quote.cancelled', `ticket:${ticketId}`);
      tx.live({ type: 'approval.changed', clientId: ticket.clientId });
    });
  }

  /** Three working days later, at the same hour. */
  private async reminderOf(tx: Transaction, ticket: StoredTicket, { validUntil }: NewQuote): Promise<Date> {
    const { calendar } = await this.directory.clientTerms(ticket.clientId, tx);
    const { zone, region, goodFriday = false } = calendar;
    const today = localDateOf(tx.now.toISOString(), zone);
    if (validUntil < today) throw new DomainError('quote.valid-until-past');
    const next = addDays({ from: today, count: reminderDays, kind: 'ouvre', region, goodFriday });
    return new Date(tx.now.getTime() + daysBetween(today, next) * dayMs);
  }
}
