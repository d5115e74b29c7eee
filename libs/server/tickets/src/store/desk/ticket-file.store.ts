import { DomainError, type Transaction } from '@vigie/platform';
import type { TicketKey } from './ticket.store';
import { TicketFileRow } from './ticket-file.row';

export interface Attaching {
  ticket: TicketKey;
  /** Null for the files of the request itself. */
  messageId: string | null;
  fileIds: readonly string[];
  /** Whoever joins them: of the files that are nobody's yet, only their own uploads. */
  by: string | null;
  /** For our people only: files of an internal note, or of an answer that is still held. */
  internal?: boolean;
}

/** Joins uploaded files to a ticket: its client's, or nobody's yet, and not joined already; else 404. */
export async function attachFiles(
  tx: Transaction,
  { ticket, messageId, fileIds, by, internal = false }: Attaching,
): Promise<void> {
  for (const fileId of new Set(fileIds)) {
    const free = await tx.query(
      `SELECT f.id FROM stored_file f LEFT JOIN ticket_file t ON t.file_id = f.id
        WHERE f.id = ? AND (f.client_id = ? OR (f.client_id IS NULL AND f.uploaded_by <=> ?)) AND t.id IS NULL
          FOR UPDATE`,
      [fileId, ticket.clientId, by],
    );
    if (free.length === 0) throw new DomainError('not-found', { fileId });
    await tx.execute('UPDATE stored_file SET client_id = ?, internal = ? WHERE id = ?', [
      ticket.clientId,
      internal,
      fileId,
    ]);
    await tx.insert(TicketFileRow, { ticketId: ticket.id, clientId: ticket.clientId, messageId, fileId });
  }
}

/** Gives a client the files of the answers that have left, by the clock that also says when they are shown. */
export async function releaseFiles(tx: Transaction, ticket: TicketKey): Promise<void> {
  await tx.execute(
    `UPDATE stored_file f
       JOIN ticket_file t ON t.client_id = f.client_id AND t.file_id = f.id
       JOIN ticket_message m ON m.client_id = t.client_id AND m.ticket_id = t.ticket_id AND m.id = t.message_id
        SET f.internal = 0
      WHERE t.client_id = ? AND t.ticket_id = ? AND m.visibility = 'public' AND m.cancelled = 0
        AND m.held_until <= NOW(3)`,
    [ticket.clientId, ticket.id],
  );
}
