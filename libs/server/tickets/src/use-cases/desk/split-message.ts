import { Injectable } from '@nestjs/common';
import { Directory } from '@vigie/directory';
import { Database, DomainError, type Actor } from '@vigie/platform';
import { recordHistory } from '../../store/desk/history.store';
import { lockClientMessage, takeOut } from '../../store/desk/split.store';
import { moveMailOfMessage } from '../../store/mail/mail-thread.store';
import { checkVersion, lockTicket, ticketNumber, updateTicket } from '../../store/desk/ticket.store';
import { ReceiveRequest } from '../requests/receive-request';
import { followCopied } from '../watchers/follow-copied';

/**
 * Takes a client's message out of a ticket: it becomes a written request of its own, sealed, that counts from the
 * instant the message arrived. Whom its mail copied follow the new ticket. Who decided so is in the journal.
 */
@Injectable()
export class SplitMessage {
  constructor(
    private readonly database: Database,
    private readonly directory: Directory,
    private readonly requests: ReceiveRequest,
  ) {}

  /** Errors: version.conflict, ticket.split-refused, not-found. */
  execute(
    actor: Actor,
    ticketId: string,
    messageId: string,
    { version, subject }: { version: number; subject: string },
  ): Promise<{ ticketId: string }> {
    return this.database.transaction(async (tx) => {
      const ticket = await lockTicket(tx, actor.scope, ticketId);
      checkVersion(ticket, version);
      const message = await lockClientMessage(tx, ticket, messageId);
      const author = message && (await this.directory.contactById(message.authorId, tx));
      if (!author) throw new DomainError('ticket.split-refused');
      const { channel, body, at: receivedAt } = message;
      const parts = await takeOut(tx, ticket, messageId);
      // A free mail can still be qualified; what was typed in the portal is a question.
      const kind = channel === 'email' ? ('email' as const) : ('question' as const);
      const place = await this.requests.receive(tx, {
        clientId: ticket.clientId,
        author: { id: message.authorId, name: author.name, email: author.email },
        channel,
        receivedAt,
        request: { kind, subject, description: body },
        ...parts,
        raw: null,
        continues: ticket,
      });
      const named = await moveMailOfMessage(tx, { ticketId, id: messageId }, place.ticketId);
      await followCopied(tx, { id: place.ticketId, clientId: ticket.clientId }, author, named);
      const data = { number: ticketNumber(place.ticketId) };
      await updateTicket(tx, ticket, {});
      await recordHistory(tx, ticket, actor, 'split', data);
      await tx.audit(actor, 'ticket.split', `ticket:${ticketId}`, { ...data, messageId });
      return { ticketId: place.ticketId };
    });
  }
}
