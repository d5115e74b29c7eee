import { Injectable } from '@nestjs/common';
import { Directory } from '@vigie/directory';
import { canMove } from '@vigie/rules';
import { Database, DomainError, Mailroom, type Actor, type Transaction } from '@vigie/platform';
import type { NewMessage } from '@vigie/wire';
import { PublicLinks } from '../../links/public-links';
import { ReplyTokens } from '../../links/reply-tokens';
import { recordHistory } from '../../store/desk/history.store';
import { threadOf } from '../../store/mail/mail-thread.store';
import { otherRequesters } from '../../store/desk/ticket-merge.store';
import { insertMessage } from '../../store/desk/message.store';
import { attachFiles } from '../../store/desk/ticket-file.store';
import { lockTicket, ticketNumber, type StoredTicket } from '../../store/desk/ticket.store';
import { textsOf } from '../../texts/texts';
import { MoveTicket } from './move-ticket';
import { TicketClocks } from '../clocks/ticket-clocks';

/** How long an answer can be taken back before it leaves the house. */
export const undoMs = 15_000;

/** An answer to the client or an internal note, on a ticket that is locked. */
interface Writing {
  actor: Actor;
  ticket: StoredTicket;
  message: NewMessage;
}

/** Adds an answer to the client or an internal note. An answer is held for a moment before it leaves. */
@Injectable()
export class AddStaffMessage {
  constructor(
    private readonly database: Database,
    private readonly directory: Directory,
    private readonly mailroom: Mailroom,
    private readonly links: PublicLinks,
    private readonly tokens: ReplyTokens,
    private readonly moving: MoveTicket,
    private readonly clocks: TicketClocks,
  ) {}

  execute(actor: Actor, ticketId: string, message: NewMessage): Promise<{ messageId: string }> {
    return this.database.transaction(async (tx) => {
      const ticket = await lockTicket(tx, actor.scope, ticketId);
      if (ticket.state === 'closed') throw new DomainError('ticket.closed');
      const writing = { actor, ticket, message };
      const messageId = await this.write(tx, writing);
      const isPublic = message.visibility === 'public';
      await recordHistory(tx, ticket, actor, isPublic ? 'replied' : 'noted', { messageId });
      await tx.audit(actor, isPublic ? 'ticket.replied' : 'ticket.noted', `ticket:${ticketId}`, {
        messageId,
      });
      if (isPublic) await this.clocks.answered(tx, ticket, actor.name, messageId);
      await this.follow(tx, writing, messageId);
      return { messageId };
    });
  }

  private async write(tx: Transaction, writing: Writing): Promise<string> {
    const { actor, ticket, message } = writing;
    const { visibility, body, attachmentIds: fileIds = [] } = message;
    const internal = visibility === 'internal';
    const heldUntil = internal ? null : new Date(tx.now.getTime() + undoMs);
    const messageId = await insertMessage(tx, ticket, {
      visibility,
      channel: 'console',
      author: { kind: 'staff', id: actor.id, name: actor.name },
      body,
      heldUntil,
      outboundMailId: heldUntil && (await this.postReply(tx, writing, heldUntil)),
    });
    // What is held is not the client's yet, and may never be.
    await attachFiles(tx, { ticket, messageId, fileIds, by: actor.id, internal: true });
    if (heldUntil) {
      await tx.emit('ticket.answer-released', { ticketId: ticket.id, clientId: ticket.clientId }, heldUntil);
    }
    return messageId;
  }

  /** The ticket goes where its author sends it; an answer opens a new one. */
  private async follow(
    tx: Transaction,
    { actor, ticket, message }: Writing,
    messageId: string,
  ): Promise<void> {
    const opens = message.visibility === 'public' && ticket.state === 'new';
    const to = message.thenState ?? (opens ? 'open' : ticket.state);
    if (to === ticket.state) return;
    // Asking the client again from another wait goes through open, as a person would click it.
    if (!canMove(ticket.state, to) && canMove(ticket.state, 'open'))
      await this.moving.move(tx, actor, ticket, { to: 'open', messageId });
    await this.moving.move(tx, actor, ticket, { to, messageId });
  }

  /** The mail of an answer; null when the requester cannot be written to. */
  private async postReply(
    tx: Transaction,
    { actor, ticket, message }: Writing,
    heldUntil: Date,
  ): Promise<string | null> {
    const requester = ticket.requesterId && (await this.directory.contactById(ticket.requesterId, tx));
    if (!requester || !requester.active) return null;
    const texts = textsOf(requester.locale).mail.reply;
    const url = await this.links.request(tx, ticket.id);
    return this.mailroom.post(tx, {
      to: requester.email,
      cc: await otherRequesters(tx, ticket),
      subject: texts.subject(ticketNumber(ticket.id), ticket.subject),
      text: texts.body({ body: message.body, author: actor.name, url }),
      messageKey: this.tokens.messageKey(ticket.id),
      ...(await threadOf(tx, ticket.id)),
      automatic: false,
      fileIds: message.attachmentIds ?? [],
      ticketId: ticket.id,
      heldUntil,
    });
  }
}
