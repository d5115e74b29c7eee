import { DomainError, type Actor, type Transaction } from '@vigie/platform';
import { lockTicket, type StoredTicket } from '../../store/desk/ticket.store';

/** Holds a ticket whose checklist may still change: one that is done passed it. */
export async function lockUndone(tx: Transaction, actor: Actor, ticketId: string): Promise<StoredTicket> {
  const ticket = await lockTicket(tx, actor.scope, ticketId);
  if (!ticket.isOpen) throw new DomainError('checks.ticket-done');
  return ticket;
}
