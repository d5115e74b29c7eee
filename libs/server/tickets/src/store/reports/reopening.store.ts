import type { Transaction } from '@vigie/platform';
import type { TicketKey } from '../desk/ticket.store';
import { TicketReopeningRow } from './ticket-reopening.row';

/** Keeps that a ticket is open again. */
export async function recordReopening(tx: Transaction, { id, clientId }: TicketKey): Promise<void> {
  await tx.insert(TicketReopeningRow, { ticketId: id, clientId, at: tx.now });
}
