import { Injectable } from '@nestjs/common';
import { onClientReply } from '@vigie/rules';
import { Database, found, type Actor, type Transaction } from '@vigie/platform';
import { attachFiles, farFuture, lockTicket, recordHistory } from '../store/ticket.store';
import { TicketMessageRow } from '../store/ticket-message.row';
import { TicketRow } from '../store/ticket.row';
import { termsOf } from '../store/terms';
import { ChangeTicket } from './change-ticket';
import { serviceClocks } from './receive-request';
import type { ReceivedMessage } from './received';
import { TicketClocks } from './ticket-clocks';

/** A client's answer: resumes a waiting ticket, reopens a resolved one, or opens a linked one when it is too late. */
@Injectable()
export class AddClientMessage {
  constructor(
    private readonly database: Database,
    private readonly tickets: ChangeTicket,
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
      const [request] = await tx.query<{ ticket_id: string }>(
        'SELECT ticket_id FROM written_request WHERE id = ? AND client_id = ?',
        [requestId, clientId],
      );
      const { messageId } = await this.receive(tx, {
        clientId,
        ticketId: found(request).ticket_id,
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
    const scope = { kind: 'client' as const, clientId: input.clientId };
    const known = await lockTicket(tx, scope, input.ticketId);
    const reply = onClientReply(known.state, known.resolvedAt?.toISOString() ?? null, tx.now.toISOString());
    const ticket = reply.action === 'open-linked' ? await this.openLinked(tx, known, input) : known;
    const messageId = await tx.insert(TicketMessageRow, {
      ticketId: ticket.id,
      clientId: ticket.clientId,
      visibility: 'public',
      channel: input.channel,
      authorKind: 'contact',
      authorId: input.author.id,
      authorName: input.author.name,
      body: input.body,
      html: input.html,
      at: tx.now,
      cancelled: false,
    });
    await attachFiles(tx, { id: input.author.id, scope }, ticket, input.fileIds, messageId);
    const author = { kind: 'contact' as const, name: input.author.name };
    await recordHistory(tx, ticket, author, 'client-replied', { channel: input.channel });
    const wakes = reply.action === 'reopen' || ticket.state === 'waiting-client';
    if (wakes) await this.tickets.move(tx, author, ticket, 'open');
    else await tx.manager.update(TicketRow, ticket.id, { updatedAt: tx.now });
    await tx.emit('ticket.message-added', { ticketId: ticket.id, clientId: ticket.clientId, messageId });
    return { ticketId: ticket.id, messageId };
  }

  private async openLinked(tx: Transaction, parent: TicketRow, input: ReceivedMessage): Promise<TicketRow> {
    const id = await tx.insert(TicketRow, {
      clientId: parent.clientId,
      kind: 'question',
      state: 'new',
      isOpen: true,
      priority: parent.priority,
      impact: parent.impact,
      urgency: parent.urgency,
      subject: `Suite : ${parent.subject}`.slice(0, 200),
      description: null,
      requesterId: input.author.id,
      createdAt: tx.now,
      updatedAt: tx.now,
      sortDue: farFuture,
      warnAt: farFuture,
      parentId: parent.id,
      version: 1,
    });
    const ticket = { id, clientId: parent.clientId };
    const author = { kind: 'contact' as const, name: input.author.name };
    await recordHistory(tx, ticket, author, 'opened', { parent: parent.id });
    const terms = await termsOf(tx, parent.clientId);
    await this.clocks.start(tx, ticket, await serviceClocks(tx, terms, parent.priority, tx.now));
    return tx.manager.findOneByOrFail(TicketRow, { id });
  }
}
