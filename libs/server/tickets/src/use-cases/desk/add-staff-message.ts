import { Injectable } from '@nestjs/common';
import { Database, DomainError, type Actor, type Transaction } from '@vigie/platform';
import type { NewMessage } from '@vigie/wire';
import { recordHistory } from '../../store/desk/history.store';
import { notify } from '../../store/desk/notification.store';
import { insertMessage } from '../../store/desk/message.store';
import { attachFiles } from '../../store/desk/ticket-file.store';
import { lockTicket, type StoredTicket } from '../../store/desk/ticket.store';
import { staffWatchers } from '../../store/watchers/watcher.store';
import { forgetReplyDraft } from '../../store/writing/reply-draft.store';
import { MoveTicket } from './move-ticket';
import { PostAnswer } from './post-answer';
import { TicketClocks } from '../clocks/ticket-clocks';

/** How long an answer can be taken back before it leaves the house. */
export const undoMs = 15_000;

/** An answer to the client or an internal note, on a ticket that is locked. */
export interface Writing {
  actor: Actor;
  ticket: StoredTicket;
  message: NewMessage;
}

/** Adds an answer to the client or an internal note. An answer is held for a moment before it leaves. */
@Injectable()
export class AddStaffMessage {
  constructor(
    private readonly database: Database,
    private readonly mails: PostAnswer,
    private readonly moving: MoveTicket,
    private readonly clocks: TicketClocks,
  ) {}

  execute(actor: Actor, ticketId: string, message: NewMessage): Promise<{ messageId: string }> {
    return this.database.transaction(async (tx) => {
      const ticket = await lockTicket(tx, actor.scope, ticketId);
      return { messageId: await this.say(tx, { actor, ticket, message }) };
    });
  }

  /** The same on a locked ticket, inside the caller's transaction; returns the message. */
  async say(tx: Transaction, writing: Writing): Promise<string> {
    const { actor, ticket, message } = writing;
    if (ticket.state === 'closed') throw new DomainError('ticket.closed');
    const messageId = await this.write(tx, writing);
    await forgetReplyDraft(tx, ticket, actor, message.visibility);
    const isPublic = message.visibility === 'public';
    await recordHistory(tx, ticket, actor, isPublic ? 'replied' : 'noted', { messageId });
    await tx.audit(actor, isPublic ? 'ticket.replied' : 'ticket.noted', `ticket:${ticket.id}`, {
      messageId,
    });
    if (isPublic) {
      await this.clocks.answered(tx, ticket, actor.name, messageId);
      await tellWatchers(tx, ticket, actor, messageId);
    }
    await this.follow(tx, writing, messageId);
    return messageId;
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
      outboundMailId: heldUntil && (await this.mails.execute(tx, writing, heldUntil)),
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
    await this.moving.reach(tx, actor, ticket, { to, messageId });
  }
}

/** Our people who follow the ticket hear of an answer, but for its author. */
async function tellWatchers(
  tx: Transaction,
  ticket: StoredTicket,
  { id: author }: Actor,
  messageId: string,
): Promise<void> {
  for (const personId of await staffWatchers(tx, ticket)) {
    if (personId === author) continue;
    const dedupeKey = `answered-${messageId}-${personId}`;
    await notify(tx, { personId, type: 'answered', ticketId: ticket.id, dedupeKey });
  }
}
