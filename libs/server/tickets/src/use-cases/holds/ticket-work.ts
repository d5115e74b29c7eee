import { Injectable } from '@nestjs/common';
import type { Actor, ClientScope, Transaction } from '@vigie/platform';
import type { HistoryEntry, Notification } from '@vigie/wire';
import { recordHistory } from '../../store/desk/history.store';
import { notify } from '../../store/desk/notification.store';
import { lockTicket, ticketNumber, type TicketKey } from '../../store/desk/ticket.store';
import { deleteHold, insertHold, type Hold } from '../../store/holds/ticket-hold.store';
import { TicketClocks } from '../clocks/ticket-clocks';

/** A ticket in the hands of a feature above. */
export interface WorkedTicket extends TicketKey {
  number: string;
  isOpen: boolean;
  assigneeId: string | null;
}

/** What the work of features above means for its ticket, inside their transactions. */
@Injectable()
export class TicketWork {
  constructor(private readonly clocks: TicketClocks) {}

  /** Reads a ticket inside the scope and keeps it until the transaction ends; 404 outside. */
  async lock(tx: Transaction, scope: ClientScope, ticketId: string): Promise<WorkedTicket> {
    const { id, clientId, isOpen, assigneeId } = await lockTicket(tx, scope, ticketId);
    return { id, clientId, number: ticketNumber(id), isOpen, assigneeId };
  }

  /** Adds a line to its history. */
  record(
    tx: Transaction,
    ticket: TicketKey,
    actor: Actor,
    type: Extract<HistoryEntry['type'], `plan-${string}`>,
    data: HistoryEntry['data'],
  ): Promise<void> {
    return recordHistory(tx, ticket, actor, type, data);
  }

  /** Tells who works on it, unless they did it themselves. */
  async tell(
    tx: Transaction,
    { id: ticketId, assigneeId }: WorkedTicket,
    actor: Actor,
    { type, source }: { type: Notification['type']; source: string },
  ): Promise<void> {
    if (assigneeId === null || assigneeId === actor.id) return;
    const dedupeKey = `${type}-${source}-${tx.now.getTime()}`;
    await notify(tx, { personId: assigneeId, type, ticketId, dedupeKey });
  }

  /** Until it is released, the ticket cannot be resolved, closed or merged away. */
  hold(tx: Transaction, ticket: TicketKey, hold: Hold): Promise<void> {
    return insertHold(tx, ticket, hold);
  }

  /** Returns how many other holds are left. */
  release(tx: Transaction, ticket: TicketKey, hold: Hold): Promise<number> {
    return deleteHold(tx, ticket, hold);
  }

  /** What these tickets promised in writing is done: its clocks stop now, although the ticket may stay open. */
  fulfil(tx: Transaction, ticket: TicketKey, done: { of: readonly string[]; by: string }): Promise<void> {
    return this.clocks.fulfil(tx, ticket, done);
  }
}
