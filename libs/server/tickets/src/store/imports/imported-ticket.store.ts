import type { Transaction } from '@vigie/platform';
import type { HistoryEntry } from '@vigie/wire';
import { TicketHistoryRow } from '../desk/ticket-history.row';
import { TicketMessageRow } from '../desk/ticket-message.row';
import { farFuture, textsChanged, type StoredTicket, type TicketKey } from '../desk/ticket.store';
import { TicketRow } from '../desk/ticket.row';
import { In } from 'typeorm';

export type ImportedTicket = Pick<
  StoredTicket,
  | 'kind'
  | 'state'
  | 'isOpen'
  | 'impact'
  | 'urgency'
  | 'priority'
  | 'subject'
  | 'requesterId'
  | 'assigneeId'
  | 'queueId'
  | 'createdAt'
  | 'updatedAt'
  | 'resolvedAt'
  | 'closedAt'
>;

/** What somebody said in the other desk. */
export interface ImportedMessage {
  author: { kind: TicketMessageRow['authorKind']; name: string };
  body: string;
  at: Date;
}

/** Adds a ticket as it stood elsewhere: no clock runs, nobody is told, and no program hears of it. */
export async function insertImportedTicket(
  tx: Transaction,
  clientId: string,
  ticket: ImportedTicket,
): Promise<TicketKey> {
  const id = await tx.insert(TicketRow, {
    ...ticket,
    clientId,
    description: null,
    sortDue: farFuture,
    warnAt: farFuture,
    version: 1,
  });
  return { id, clientId };
}

/** Brings a ticket in line with what the other desk says today. */
export async function updateImportedTicket(
  tx: Transaction,
  { id }: TicketKey,
  ticket: ImportedTicket,
): Promise<void> {
  await tx.manager.update(TicketRow, id, { ...ticket, version: () => 'version + 1' });
}

/** Whether anything was done in an imported ticket since; holds it until the transaction ends. */
export async function wasWorkedOn(tx: Transaction, { id, clientId }: TicketKey): Promise<boolean> {
  await tx.query('SELECT id FROM ticket WHERE id = ? AND client_id = ? FOR UPDATE', [id, clientId]);
  const lines = await tx.query(
    "SELECT id FROM ticket_history WHERE ticket_id = ? AND client_id = ? AND type <> 'imported' LIMIT 1",
    [id, clientId],
  );
  return lines.length > 0;
}

/** Replaces the messages that an import wrote, and has the ticket read again for search. */
export async function writeImportedMessages(
  tx: Transaction,
  ticket: TicketKey,
  before: readonly string[],
  messages: readonly ImportedMessage[],
): Promise<string[]> {
  if (before.length > 0)
    await tx.manager.delete(TicketMessageRow, {
      ticketId: ticket.id,
      clientId: ticket.clientId,
      id: In([...before]),
    });
  const ids: string[] = [];
  for (const { author, body, at } of messages)
    ids.push(
      await tx.insert(TicketMessageRow, {
        ticketId: ticket.id,
        clientId: ticket.clientId,
        visibility: 'public',
        channel: 'console',
        authorKind: author.kind,
        authorId: null,
        authorName: author.name,
        body,
        at,
        cancelled: false,
      }),
    );
  await textsChanged(tx, ticket);
  return ids;
}

/** The line that says where a ticket came from; unlike others, nobody is told of it. */
export async function recordImported(
  tx: Transaction,
  ticket: TicketKey,
  actorName: string,
  data: HistoryEntry['data'],
): Promise<void> {
  await tx.insert(TicketHistoryRow, {
    ticketId: ticket.id,
    clientId: ticket.clientId,
    at: tx.now,
    actorKind: 'staff',
    actorName,
    type: 'imported',
    data,
  });
}
