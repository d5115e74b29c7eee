import { Injectable } from '@nestjs/common';
import { Directory } from '@vigie/directory';
import { isQuoteExpired, localDateOf, type SignedLink } from '@vigie/rules';
import { Database, DomainError, type Actor, type Transaction } from '@vigie/platform';
import type { QuoteDecision } from '@vigie/wire';
import { approversOfClient } from '../../store/catalogue/form-options.store';
import { recordHistory } from '../../store/desk/history.store';
import { lockTicket, touchTicket, type StoredTicket } from '../../store/desk/ticket.store';
import {
  lockQuote,
  sealDecision,
  ticketOfQuote,
  type StoredQuote,
} from '../../store/quotes/ticket-quote.store';
import { MoveTicket } from '../desk/move-ticket';

/** Somebody of the client's management accepts a quote in writing, or refuses it: sealed either way. */
@Injectable()
export class DecideQuote {
  constructor(
    private readonly database: Database,
    private readonly directory: Directory,
    private readonly moving: MoveTicket,
  ) {}

  /** By who is signed in, or by the signed link of their mail. Errors: permission.missing, quote.already-decided, quote.expired, not-found. */
  execute(actor: Actor, id: string, said: QuoteDecision, signedLink?: SignedLink): Promise<void> {
    return this.database.transaction(async (tx) => {
      const ticketId = await ticketOfQuote(tx, actor.scope, id);
      const ticket = await lockTicket(tx, actor.scope, ticketId);
      const quote = await lockQuote(tx, actor.scope, id);
      await this.check(tx, actor, ticket, quote);
      const accepted = said.decision === 'accept';
      const type = accepted ? 'quote-accepted' : 'quote-refused';
      const data = {
        edition: quote.edition,
        ...(said.comment && { reason: said.comment }),
        ...(signedLink && { signedLink: signedLink.typedName }),
      };
      const client = { kind: 'contact', name: actor.name } as const;
      await recordHistory(tx, ticket, client, type, data);
      // It is the answer that the ticket waited for; the clock goes on.
      if (ticket.state === 'waiting-client') await this.moving.move(tx, client, ticket, { to: 'open' });
      else await touchTicket(tx, ticket);
      await tx.emit('quote.decided', { quoteId: id, clientId: ticket.clientId });
      tx.live({ type: 'approval.changed', clientId: ticket.clientId });
      const sha256 = await sealDecision(tx, actor, quote, { ...said, signedLink });
      await tx.audit(actor, accepted ? 'quote.accepted' : 'quote.refused', `ticket:${ticketId}`, {
        sha256,
        ...(signedLink && { signedLink }),
      });
    });
  }

  /** Who may is asked of the people of today. */
  private async check(
    tx: Transaction,
    actor: Actor,
    ticket: StoredTicket,
    quote: StoredQuote,
  ): Promise<void> {
    const approvers = await approversOfClient(tx, ticket.clientId);
    if (!approvers.some(({ id }) => id === actor.id)) throw new DomainError('permission.missing');
    if (quote.state !== 'waiting') throw new DomainError('quote.already-decided');
    const { calendar } = await this.directory.clientTerms(ticket.clientId, tx);
    if (isQuoteExpired(quote, localDateOf(tx.now.toISOString(), calendar.zone)))
      throw new DomainError('quote.expired');
  }
}
