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
  /** Files of an internal note are for our people only. */
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
