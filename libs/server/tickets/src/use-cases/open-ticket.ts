import { Injectable } from '@nestjs/common';
import { priorityOf, type Level } from '@vigie/rules';
import { Database, DomainError, type Actor } from '@vigie/platform';
import { termsOf } from '../store/terms';
import { farFuture, recordHistory } from '../store/ticket.store';
import { TicketRow } from '../store/ticket.row';
import { serviceClocks } from './receive-request';
import { TicketClocks } from './ticket-clocks';

export interface StaffTicket {
  clientId: string;
  requesterId?: string | undefined;
  kind: 'incident' | 'question' | 'change' | 'internal';
  subject: string;
  description: string;
  impact: Level;
  urgency: Level;
}

/** Opens a ticket that one of our people typed. It holds no written request. */
@Injectable()
export class OpenTicket {
  constructor(
    private readonly database: Database,
    private readonly clocks: TicketClocks,
  ) {}

  execute(actor: Actor, input: StaffTicket): Promise<{ ticketId: string }> {
    return this.database.transaction(async (tx) => {
      const terms = await termsOf(tx, input.clientId);
      if (input.requesterId) {
        const known = await tx.query('SELECT id FROM person WHERE id = ? AND client_id = ?', [
          input.requesterId,
          input.clientId,
        ]);
        if (known.length === 0) throw new DomainError('not-found');
      }
      const priority = priorityOf(input.impact, input.urgency);
      const ticketId = await tx.insert(TicketRow, {
        ...input,
        requesterId: input.requesterId ?? null,
        state: 'new',
        isOpen: true,
        priority,
        createdAt: tx.now,
        updatedAt: tx.now,
        sortDue: farFuture,
        warnAt: farFuture,
        version: 1,
      });
      const ticket = { id: ticketId, clientId: input.clientId };
      await recordHistory(tx, ticket, { kind: 'staff', name: actor.name }, 'opened', { channel: 'console' });
      if (input.kind === 'incident' || input.kind === 'question') {
        await this.clocks.start(tx, ticket, await serviceClocks(tx, terms, priority, tx.now));
      }
      await tx.audit(actor, 'ticket.opened', `ticket:${ticketId}`, { kind: input.kind });
      return { ticketId };
    });
  }
}
