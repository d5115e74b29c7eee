import { Injectable } from '@nestjs/common';
import { raised } from '@vigie/rules';
import { allClients, type Actor, type Transaction } from '@vigie/platform';
import { lockStanding } from '../../store/desk/ticket-merge.store';
import { ChangePriority } from './change-priority';
import { MoveTicket } from './move-ticket';
import { NoteTicket } from './note-ticket';

/** What is to be said on a ticket whose cause goes on, comes back or is over. */
export interface TicketNews {
  ticketId: string;
  body: string;
  /** Work is needed again: a resolved ticket is open once more. */
  reopens: boolean;
  /** Why its priority rises; null when it stays. */
  climbs: string | null;
}

/** Keeps a ticket that we opened by ourselves in step with its cause, inside the caller's transaction. */
@Injectable()
export class RenewTicket {
  constructor(
    private readonly notes: NoteTicket,
    private readonly moves: MoveTicket,
    private readonly priorities: ChangePriority,
  ) {}

  /** The ticket in which it was said: where it goes on, should it have been merged; null once it is closed. */
  async execute(
    tx: Transaction,
    actor: Actor,
    { ticketId, body, reopens, climbs }: TicketNews,
  ): Promise<string | null> {
    const ticket = await lockStanding(tx, allClients, ticketId);
    if (ticket.state === 'closed') return null;
    if (reopens && ticket.state === 'resolved')
      await this.moves.move(tx, actor, ticket, { to: 'open', reason: body.slice(0, 500) });
    await this.notes.execute(tx, actor, { ticketId: ticket.id, scope: allClients, body });
    const levels = climbs === null ? null : raised(ticket.impact, ticket.urgency);
    if (climbs !== null && levels)
      await this.priorities.prioritise(tx, actor, ticket, { ...levels, reason: climbs });
    return ticket.id;
  }
}
