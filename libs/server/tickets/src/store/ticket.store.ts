import {
  DomainError,
  found,
  scopeCondition,
  type Actor,
  type ClientScope,
  type Transaction,
} from '@vigie/platform';
import type { HistoryEntry } from '@vigie/wire';
import { TicketFileRow } from './ticket-file.row';
import { TicketHistoryRow } from './ticket-history.row';
import { TicketRow } from './ticket.row';

/** Stands for "no deadline" in the columns that lists are sorted by. */
export const farFuture = new Date('9999-12-31T00:00:00.000Z');

/** Number people call a ticket by. */
export const ticketNumber = (id: string) => `T-${id}`;

/** Reads a ticket inside the scope and holds it until the transaction ends; 404 outside. */
export async function lockTicket(tx: Transaction, scope: ClientScope, id: string): Promise<TicketRow> {
  const condition = scopeCondition(scope, 'client_id');
  const [row] = await tx.query<{ id: string }>(
    `SELECT id FROM ticket WHERE id = ? AND ${condition.sql} FOR UPDATE`,
    [id, ...condition.parameters],
  );
  return found(await tx.manager.findOneBy(TicketRow, { id: found(row).id }));
}

/** Refuses a change that was made from an older state of the ticket. */
export function checkVersion(ticket: TicketRow, version: number): void {
  if (ticket.version !== version) throw new DomainError('version.conflict', { version: ticket.version });
}

/** Who did something, as the history keeps it. */
export interface HistoryActor {
  kind: 'staff' | 'contact' | 'system';
  name: string;
}

/** Adds a line to the history of a ticket and tells the open browsers. */
export async function recordHistory(
  tx: Transaction,
  ticket: { id: string; clientId: string },
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

/**
 * Joins uploaded files to a ticket. A file must belong to the actor's client, or be the actor's own upload,
 * and must not be joined already.
 */
export async function attachFiles(
  tx: Transaction,
  actor: Pick<Actor, 'id' | 'scope'>,
  ticket: { id: string; clientId: string },
  fileIds: readonly string[],
  messageId: string | null,
  internal = false,
): Promise<void> {
  for (const fileId of new Set(fileIds)) {
    const owned = await tx.execute(
      `UPDATE stored_file SET client_id = ?, internal = ?
        WHERE id = ? AND (client_id = ? OR (client_id IS NULL AND (uploaded_by <=> ?)))
          AND NOT EXISTS (SELECT 1 FROM ticket_file WHERE file_id = stored_file.id)`,
      [ticket.clientId, internal, fileId, ticket.clientId, actor.id],
    );
    const exists = owned === 0 ? await isFree(tx, ticket.clientId, fileId) : true;
    if (!exists) throw new DomainError('not-found', { fileId });
    await tx.insert(TicketFileRow, { ticketId: ticket.id, clientId: ticket.clientId, messageId, fileId });
  }
}

/** An UPDATE that changes nothing counts no row: look before refusing. */
async function isFree(tx: Transaction, clientId: string, fileId: string): Promise<boolean> {
  const rows = await tx.query(
    `SELECT f.id FROM stored_file f LEFT JOIN ticket_file t ON t.file_id = f.id
      WHERE f.id = ? AND f.client_id = ? AND t.id IS NULL`,
    [fileId, clientId],
  );
  return rows.length === 1;
}
