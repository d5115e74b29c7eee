import { DomainError, type Transaction } from '@vigie/platform';
import type { TicketKey } from '../desk/ticket.store';
import { TicketHoldRow } from './ticket-hold.row';

/** What holds a ticket. */
export interface Hold {
  source: 'account-plan' | 'backup-restore';
  sourceId: string;
}

/** Holds a ticket until the work is over. */
export async function insertHold(
  tx: Transaction,
  { id: ticketId, clientId }: TicketKey,
  hold: Hold,
): Promise<void> {
  await tx.insert(TicketHoldRow, { ticketId, clientId, ...hold, heldAt: tx.now });
}

/** Lets go of a ticket; returns how many others still hold it. */
export async function deleteHold(
  tx: Transaction,
  { id: ticketId, clientId }: TicketKey,
  hold: Hold,
): Promise<number> {
  await tx.manager.delete(TicketHoldRow, { ticketId, clientId, ...hold });
  return tx.manager.countBy(TicketHoldRow, { ticketId, clientId });
}

/** Refuses to end a ticket while something holds it. */
export async function refuseHeld(tx: Transaction, { id: ticketId, clientId }: TicketKey): Promise<void> {
  const held = await tx.manager.findBy(TicketHoldRow, { ticketId, clientId });
  if (held.length > 0)
    throw new DomainError('ticket.held', { by: held.map(({ source, sourceId }) => `${source}:${sourceId}`) });
}
