import { Injectable } from '@nestjs/common';
import { canMove } from '@vigie/rules';
import { Database, DomainError, Mailroom, type Actor, type Transaction } from '@vigie/platform';
import type { NewMessage } from '@vigie/wire';
import { attachFiles, lockTicket, recordHistory, ticketNumber } from '../store/ticket.store';
import { TicketMessageRow } from '../store/ticket-message.row';
import type { TicketRow } from '../store/ticket.row';
import { textsOf } from '../texts/texts';
import { ChangeTicket } from './change-ticket';
import { PublicLinks } from './public-links';
import { ReplyTokens } from './reply-token';
import { TicketClocks } from './ticket-clocks';

/** How long an answer can be taken back before it leaves the house. */
export const undoMs = 15_000;

/** Adds an answer to the client or an internal note, and takes an answer back while it is held. */
@Injectable()
export class AddStaffMessage {
  constructor(
    private readonly database: Database,
    private readonly mailroom: Mailroom,
    private readonly links: PublicLinks,
    private readonly tokens: ReplyTokens,
    private readonly tickets: ChangeTicket,
    private readonly clocks: TicketClocks,
  ) {}

  execute(actor: Actor, ticketId: string, message: NewMessage): Promise<{ messageId: string }> {
    return this.database.transaction(async (tx) => {
      const ticket = await lockTicket(tx, actor.scope, ticketId);
      if (ticket.state === 'closed') throw new DomainError('ticket.closed');
      const isPublic = message.visibility === 'public';
      const heldUntil = isPublic ? new Date(tx.now.getTime() + undoMs) : null;
      const mailId = heldUntil ? await this.postReply(tx, actor, ticket, message, heldUntil) : null;
      const messageId = await tx.insert(TicketMessageRow, {
        ticketId,
        clientId: ticket.clientId,
        visibility: message.visibility,
        channel: 'console',
        authorKind: 'staff',
        authorId: actor.id,
        authorName: actor.name,
        body: message.body,
        at: tx.now,
        heldUntil,
        cancelled: false,
        outboundMailId: mailId,
      });
      await attachFiles(tx, actor, ticket, message.attachmentIds ?? [], messageId, !isPublic);
      await recordHistory(tx, ticket, { kind: 'staff', name: actor.name }, isPublic ? 'replied' : 'noted');
      await tx.audit(actor, isPublic ? 'ticket.replied' : 'ticket.noted', `ticket:${ticketId}`, {
        messageId,
      });
      await this.follow(tx, actor, ticket, message);
      return { messageId };
    });
  }

  /** Takes back an answer that is still held. */
  cancel(actor: Actor, ticketId: string, messageId: string): Promise<void> {
    return this.database.transaction(async (tx) => {
      const ticket = await lockTicket(tx, actor.scope, ticketId);
      const cancelled = await tx.execute(
        `UPDATE ticket_message SET cancelled = 1
          WHERE id = ? AND client_id = ? AND ticket_id = ? AND cancelled = 0 AND held_until > ?`,
        [messageId, ticket.clientId, ticket.id, tx.now],
      );
      if (cancelled === 0) throw new DomainError('not-found');
      await tx.execute(
        `UPDATE outbound_mail m JOIN ticket_message t ON t.outbound_mail_id = m.id
            SET m.state = 'cancelled' WHERE t.id = ? AND m.state = 'held'`,
        [messageId],
      );
      await recordHistory(tx, ticket, { kind: 'staff', name: actor.name }, 'reply-cancelled');
      await tx.audit(actor, 'ticket.reply-cancelled', `ticket:${ticketId}`, { messageId });
    });
  }

  /** An answer stops the response clock and moves the ticket on. */
  private async follow(tx: Transaction, actor: Actor, ticket: TicketRow, message: NewMessage): Promise<void> {
    if (message.visibility === 'public') {
      await this.clocks.record(tx, ticket, { type: 'stopped', reason: null }, actor.name, ['response']);
    }
    const wanted =
      message.thenState ?? (message.visibility === 'public' && ticket.state === 'new' ? 'open' : null);
    if (!wanted || wanted === ticket.state) return;
    // Asking the client again from another wait goes through open, as a person would click it.
    if (!canMove(ticket.state, wanted) && canMove(ticket.state, 'open'))
      await this.tickets.move(tx, actor, ticket, 'open');
    await this.tickets.move(tx, actor, ticket, wanted);
  }

  private async postReply(
    tx: Transaction,
    actor: Actor,
    ticket: TicketRow,
    message: NewMessage,
    heldUntil: Date,
  ): Promise<string | null> {
    const [requester] = await tx.query<{ email: string; locale: 'fr' | 'en' }>(
      'SELECT email, locale FROM person WHERE id = ? AND active = 1',
      [ticket.requesterId],
    );
    if (!requester) return null;
    const texts = textsOf(requester.locale).mail.reply;
    return this.mailroom.post(tx, {
      to: requester.email,
      subject: texts.subject(ticketNumber(ticket.id), ticket.subject),
      text: texts.body({
        body: message.body,
        author: actor.name,
        url: await this.links.request(tx, ticket.id),
      }),
      messageKey: this.tokens.messageKey(ticket.id),
      automatic: false,
      fileIds: message.attachmentIds ?? [],
      ticketId: ticket.id,
      heldUntil,
    });
  }
}
