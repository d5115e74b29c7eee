import { Injectable } from '@nestjs/common';
import { Database, DomainError, type Actor } from '@vigie/platform';
import { recordHistory } from '../store/history.store';
import { cancelMessage } from '../store/message.store';
import { lockTicket } from '../store/ticket.store';

/** Takes back an answer that is still held. */
@Injectable()
export class CancelMessage {
  constructor(private readonly database: Database) {}

  execute(actor: Actor, ticketId: string, messageId: string): Promise<void> {
    return this.database.transaction(async (tx) => {
      const ticket = await lockTicket(tx, actor.scope, ticketId);
      if (!(await cancelMessage(tx, ticket, messageId))) throw new DomainError('not-found');
      await recordHistory(tx, ticket, actor, 'reply-cancelled');
      await tx.audit(actor, 'ticket.reply-cancelled', `ticket:${ticketId}`, { messageId });
    });
  }
}
