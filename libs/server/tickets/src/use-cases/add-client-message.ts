import { Injectable } from '@nestjs/common';
import { Directory } from '@vigie/directory';
import { onClientReply } from '@vigie/rules';
import { Database, found, type Actor, type Transaction } from '@vigie/platform';
import { recordHistory } from '../store/history.store';
import { insertMessage } from '../store/message.store';
import { attachFiles } from '../store/ticket-file.store';
import { insertTicket, lockTicket, touchTicket, type StoredTicket } from '../store/ticket.store';
import { ticketOfRequest } from '../store/written-request.store';
import { MoveTicket } from './move-ticket';
import { serviceClocks } from './new-clocks';
import type { ReceivedMessage } from './received';
import { TicketClocks } from './ticket-clocks';

/** A client's answer: resumes a waiting ticket, reopens a resolved one, or opens a linked one when it is too late. */
@Injectable()
export class AddClientMessage {
  constructor(
    private readonly database: Database,
    private readonly directory: Directory,
    private readonly moving: MoveTicket,
    private readonly clocks: TicketClocks,
  ) {}

  /** An answer typed in the portal on one of the client's own requests. */
  execute(
    actor: Actor,
    requestId: string,
    message: { body: string; attachmentIds?: string[] | undefined },
  ): Promise<{ messageId: string }> {
    return this.database.transaction(async (tx) => {
      const clientId = found(actor.clientId);
      const ticket = found(await ticketOfRequest(tx, clientId, requestId));
      const { messageId } = await this.receive(tx, {
        clientId,
        ticketId: ticket.id,
        author: { id: found(actor.id), name: actor.name, email: actor.email },
        channel: 'portal',
        body: message.body,
        html: null,
        fileIds: message.attachmentIds ?? [],
      });
      return { messageId };
    });
  }

  /** The same for every channel, inside the caller's transaction. */
  async receive(tx: Transaction, input: ReceivedMessage): Promise<{ ticketId: string; messageId: string }> {
    const known = await lockTicket(tx, { kind: 'client', clientId: input.clientId }, input.ticketId);
    const reply = onClientReply(known.state, known.resolvedAt?.toISOString() ?? null, tx.now.toISOString());
    const ticket = reply.action === 'open-linked' ? await this.openLinked(tx, known, input) : known;
    const author = { kind: 'contact' as const, id: input.author.id, name: input.author.name };
    const { channel, body, html, fileIds } = input;
    const messageId = await insertMessage(tx, ticket, { visibility: 'public', channel, author, body, html });
    await attachFiles(tx, { ticket, messageId, fileIds, by: author.id });
    await recordHistory(tx, ticket, author, 'client-replied', { channel });
    const wakes = reply.action === 'reopen' || ticket.state === 'waiting-client';
    if (wakes) await this.moving.move(tx, author, ticket, { to: 'open' });
    else await touchTicket(tx, ticket);
    await tx.emit('ticket.message-added', { ticketId: ticket.id, clientId: ticket.clientId, messageId });
    return { ticketId: ticket.id, messageId };
  }

  private async openLinked(
    tx: Transaction,
    parent: StoredTicket,
    { author }: ReceivedMessage,
  ): Promise<StoredTicket> {
    const { clientId, priority, impact, urgency } = parent;
    const ticket = await insertTicket(tx, {
      clientId,
      kind: 'question',
      priority,
      impact,
      urgency,
      subject: `Suite : ${parent.subject}`.slice(0, 200),
      description: null,
      requesterId: author.id,
      parentId: parent.id,
    });
    await recordHistory(tx, ticket, { kind: 'contact', name: author.name }, 'opened', { parent: parent.id });
    const terms = await this.directory.clientTerms(clientId, tx);
    await this.clocks.start(tx, ticket, serviceClocks(terms, priority, tx.now));
    return lockTicket(tx, { kind: 'client', clientId }, ticket.id);
  }
}
