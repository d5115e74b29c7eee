import type { Actor, Transaction } from '@vigie/platform';
import type { HistoryEntry } from '@vigie/wire';
import type { TicketKey } from './ticket.store';
import { TicketHistoryRow } from './ticket-history.row';

/** Who did something, as the history keeps it. */
export type HistoryActor = Pick<Actor, 'kind' | 'name'>;

/** Adds a line to the history of a ticket and tells the open browsers. */
export async function recordHistory(
  tx: Transaction,
  ticket: TicketKey,
  actor: HistoryActor,
  type: HistoryEntry['type'],
  data: HistoryEntry['data'] = {},
): Promise<void> {
  await tx.insert(TicketHistoryRow, {
    ticketId: ticket.id,
    clientId: ticket.clientId,
    at: tx.now,
    actorKind: actor.kind,
    actorName: actor.name,
    type,
    data,
  });
  tx.live({ type: 'ticket.changed', ticketId: ticket.id, clientId: ticket.clientId });
}
