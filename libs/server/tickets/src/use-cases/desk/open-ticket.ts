import { Injectable } from '@nestjs/common';
import { Directory } from '@vigie/directory';
import { priorityOf, type Level } from '@vigie/rules';
import { Database, found, notFound, type Actor, type Transaction } from '@vigie/platform';
import { applyOwnChecklists } from '../../store/checklists/checklist.store';
import { recordHistory } from '../../store/desk/history.store';
import { queueForTicket, usableQueue } from '../../store/queues/queue.store';
import { insertTicket } from '../../store/desk/ticket.store';
import { serviceClocks } from '../clocks/new-clocks';
import { TicketClocks } from '../clocks/ticket-clocks';

export interface StaffTicket {
  clientId: string;
  requesterId?: string | undefined;
  queueId?: string | undefined;
  kind: 'incident' | 'question' | 'change' | 'internal';
  subject: string;
  description: string;
  impact: Level;
  urgency: Level;
}

/** Opens a ticket that one of our people typed, or that we open by ourselves. It holds no written request. */
@Injectable()
export class OpenTicket {
  constructor(
    private readonly database: Database,
    private readonly directory: Directory,
    private readonly clocks: TicketClocks,
  ) {}

  execute(actor: Actor, input: StaffTicket): Promise<{ ticketId: string }> {
    return this.database.transaction((tx) => this.open(tx, actor, input));
  }

  /** The same inside the caller's transaction. */
  async open(tx: Transaction, actor: Actor, input: StaffTicket): Promise<{ ticketId: string }> {
    const { clientId, requesterId = null, kind } = input;
    const terms = await this.directory.clientTerms(clientId, tx);
    const requester = requesterId && (await this.directory.contactById(requesterId, tx));
    if (requesterId && (!requester || requester.clientId !== clientId)) throw notFound();
    const priority = priorityOf(input.impact, input.urgency);
    if (input.queueId) found(await usableQueue(tx, input.queueId));
    const arrival = { mailboxId: null, requestKind: null, ticketKind: kind };
    const queueId = await queueForTicket(tx, arrival, input.queueId);
    const ticket = await insertTicket(tx, { ...input, requesterId, queueId, priority });
    await recordHistory(tx, ticket, actor, 'opened', { channel: 'console' });
    await applyOwnChecklists(tx, ticket, { kind, requestKind: null });
    if (kind === 'incident' || kind === 'question') {
      await this.clocks.start(tx, ticket, serviceClocks(terms, priority, tx.now));
    }
    await tx.audit(actor, 'ticket.opened', `ticket:${ticket.id}`, { kind });
    return { ticketId: ticket.id };
  }
}
