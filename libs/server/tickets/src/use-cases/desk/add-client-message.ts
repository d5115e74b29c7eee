import { Injectable } from '@nestjs/common';
import { onClientReply } from '@vigie/rules';
import { Database, found, type Actor, type Transaction } from '@vigie/platform';
import { recordHistory } from '../../store/desk/history.store';
import { insertMessage } from '../../store/desk/message.store';
import { keepRefused } from '../../store/mail/refused-file.store';
import { attachFiles } from '../../store/desk/ticket-file.store';
import { lockStanding } from '../../store/desk/ticket-merge.store';
import { ticketNumber, touchTicket, type StoredTicket } from '../../store/desk/ticket.store';
import { ticketOfRequest } from '../../store/requests/written-request.store';
import { fr } from '../../texts/fr';
import { MoveTicket } from './move-ticket';
import { ReceiveRequest } from '../requests/receive-request';
import type { ReceivedMessage } from '../requests/received';

/** Where a client's message went: on its ticket, or into a written request of its own. */
export type MessagePlace = { ticketId: string } & ({ messageId: string } | { requestId: string });

/** A client's answer: resumes a waiting ticket, reopens a resolved one, or opens a linked one when it is too late. */
@Injectable()
export class AddClientMessage {
  constructor(
    private readonly database: Database,
    private readonly moving: MoveTicket,
    private readonly requests: ReceiveRequest,
  ) {}

  /** An answer typed in the portal on one of the client's own requests. */
  execute(
    actor: Actor,
    requestId: string,
    message: { body: string; attachmentIds?: string[] | undefined },
  ): Promise<MessagePlace> {
    return this.database.transaction(async (tx) => {
      const clientId = found(actor.clientId);
      const ticket = found(await ticketOfRequest(tx, clientId, requestId));
      return this.receive(tx, {
        clientId,
        ticketId: ticket.id,
        author: { id: found(actor.id), name: actor.name, email: actor.email },
        channel: 'portal',
        body: message.body,
        html: null,
        fileIds: message.attachmentIds ?? [],
        asRequest: null,
      });
    });
  }

  /** The same for every channel, inside the caller's transaction. */
  async receive(tx: Transaction, input: ReceivedMessage): Promise<MessagePlace> {
    const ticket = await lockStanding(tx, { kind: 'client', clientId: input.clientId }, input.ticketId);
    const reply = onClientReply(ticket.state, ticket.resolvedAt?.toISOString() ?? null, tx.now.toISOString());
    if (reply.action === 'open-linked') return this.openLinked(tx, ticket, input);
    const author = { kind: 'contact' as const, id: input.author.id, name: input.author.name };
    const { channel, body, html, fullText, fileIds, refusedFiles = [] } = input;
    const content = { channel, body, html, fullText: fullText ?? null };
    const messageId = await insertMessage(tx, ticket, { visibility: 'public', author, ...content });
    await attachFiles(tx, { ticket, messageId, fileIds, by: author.id });
    await keepRefused(tx, ticket, messageId, refusedFiles);
    await recordHistory(tx, ticket, author, 'client-replied', { channel, messageId });
    const wakes = reply.action === 'reopen' || ticket.state === 'waiting-client';
    if (wakes) await this.moving.move(tx, author, ticket, { to: 'open' });
    else await touchTicket(tx, ticket);
    await tx.emit('ticket.message-added', { ticketId: ticket.id, clientId: ticket.clientId, messageId });
    return { ticketId: ticket.id, messageId };
  }

  /** The message becomes a written request: sealed, with a proof and a place in the client's list. */
  private async openLinked(
    tx: Transaction,
    parent: StoredTicket,
    input: ReceivedMessage,
  ): Promise<MessagePlace> {
    const { author, clientId, channel, fileIds, refusedFiles = [] } = input;
    const subject = fr.continues(parent.subject).slice(0, 200).toWellFormed();
    const typed = {
      receivedAt: tx.now,
      request: { kind: 'question' as const, subject, description: input.body },
      raw: null,
    };
    const content = input.asRequest ?? typed;
    const place = await this.requests.receive(tx, {
      clientId,
      author,
      channel,
      fileIds,
      refusedFiles,
      ...content,
      continues: parent,
    });
    await recordHistory(tx, parent, { kind: 'contact', name: author.name }, 'continued', {
      number: ticketNumber(place.ticketId),
    });
    return place;
  }
}
