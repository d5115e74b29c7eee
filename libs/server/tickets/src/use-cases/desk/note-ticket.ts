import { Injectable } from '@nestjs/common';
import type { Actor, ClientScope, Transaction } from '@vigie/platform';
import { recordHistory } from '../../store/desk/history.store';
import { insertMessage } from '../../store/desk/message.store';
import { lockTicket } from '../../store/desk/ticket.store';

export interface Note {
  ticketId: string;
  scope: ClientScope;
  body: string;
}

/** Puts an internal note that nobody typed on a ticket, inside the caller's transaction. Error: not-found. */
@Injectable()
export class NoteTicket {
  async execute(tx: Transaction, actor: Actor, { ticketId, scope, body }: Note): Promise<void> {
    const ticket = await lockTicket(tx, scope, ticketId);
    const author = { kind: 'system', id: null, name: actor.name } as const;
    const messageId = await insertMessage(tx, ticket, {
      visibility: 'internal',
      channel: 'system',
      author,
      body,
    });
    await recordHistory(tx, ticket, actor, 'noted', { messageId });
    await tx.audit(actor, 'ticket.noted', `ticket:${ticket.id}`, { messageId });
  }
}
