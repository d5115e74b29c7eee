import { Injectable } from '@nestjs/common';
import { DomainError, type Actor, type ClientScope, type Transaction } from '@vigie/platform';
import type { HistoryEntry, NewMessage, Notification } from '@vigie/wire';
import { recordHistory } from '../../store/desk/history.store';
import { notify } from '../../store/desk/notification.store';
import { lockStanding } from '../../store/desk/ticket-merge.store';
import { lockTicket, ticketNumber, type TicketKey } from '../../store/desk/ticket.store';
import { deleteHold, insertHold, type Hold } from '../../store/holds/ticket-hold.store';
import { TicketClocks } from '../clocks/ticket-clocks';
import { AddStaffMessage } from '../desk/add-staff-message';
import { MoveTicket } from '../desk/move-ticket';

/** A ticket in the hands of a feature above. */
export interface WorkedTicket extends TicketKey {
  number: string;
  isOpen: boolean;
  assigneeId: string | null;
}

/** What keeps a ticket from being resolved. */
const unfinished: ReadonlySet<string> = new Set(['checks.missing', 'ticket.held']);

/** What the work of features above means for its ticket, inside their transactions. */
@Injectable()
export class TicketWork {
  constructor(
    private readonly clocks: TicketClocks,
    private readonly writing: AddStaffMessage,
    private readonly moving: MoveTicket,
  ) {}

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
    type: Extract<HistoryEntry['type'], `plan-${string}` | `restore-${string}`>,
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

  /** The ticket in which one goes on, held until the transaction ends; 404 outside the scope. */
  async lockStanding(tx: Transaction, scope: ClientScope, ticketId: string): Promise<WorkedTicket> {
    const { id, clientId, isOpen, assigneeId } = await lockStanding(tx, scope, ticketId);
    return { id, clientId, number: ticketNumber(id), isOpen, assigneeId };
  }

  /** Answers the client on a ticket that is held, or notes something on it; an open one may wait for them then. */
  async say(tx: Transaction, actor: Actor, { id }: TicketKey, message: NewMessage): Promise<string> {
    const ticket = await lockTicket(tx, actor.scope, id);
    const { thenState, ...said } = message;
    const moved = ticket.isOpen && thenState !== undefined ? { ...said, thenState } : said;
    return this.writing.say(tx, { actor, ticket, message: moved });
  }

  /** Resolves a ticket that is held, unless something of it is still to be done. */
  async resolve(tx: Transaction, actor: Actor, { id }: TicketKey): Promise<void> {
    const ticket = await lockTicket(tx, actor.scope, id);
    if (!ticket.isOpen) return;
    try {
      await this.moving.reach(tx, actor, ticket, { to: 'resolved' });
    } catch (error) {
      // Judged before anything is written.
      if (!(error instanceof DomainError) || !unfinished.has(error.code)) throw error;
    }
  }
}
