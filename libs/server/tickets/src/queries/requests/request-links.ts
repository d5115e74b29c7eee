import type { Database } from '@vigie/platform';
import type { RequestDetail } from '@vigie/wire';
import { ticketNumber } from '../../store/desk/ticket.store';

interface LinkRow {
  id: string;
  ticketId: string;
  subject: string;
  side: 'before' | 'after';
}

/** The requests before and after one, where a client's message came too late and opened a new one. */
export async function linksOf(
  database: Database,
  { clientId, ticketId }: { clientId: string; ticketId: string },
): Promise<Pick<RequestDetail, 'continues' | 'continuedBy'>> {
  const rows = await database.query<LinkRow>(
    `SELECT w.id, t.id AS ticketId, t.subject, 'before' AS side
       FROM ticket c JOIN ticket t ON t.client_id = c.client_id AND t.id = c.parent_id
       JOIN written_request w ON w.client_id = t.client_id AND w.ticket_id = t.id
      WHERE c.client_id = ? AND c.id = ?
     UNION ALL
     (SELECT w.id, t.id, t.subject, 'after'
       FROM ticket t JOIN written_request w ON w.client_id = t.client_id AND w.ticket_id = t.id
      WHERE t.client_id = ? AND t.parent_id = ? ORDER BY t.id DESC LIMIT 100)`,
    [clientId, ticketId, clientId, ticketId],
  );
  const links = (side: LinkRow['side']) =>
    rows
      .filter((row) => row.side === side)
      .map(({ id, ticketId: other, subject }) => ({ id, number: ticketNumber(other), subject }));
  return { continues: links('before')[0] ?? null, continuedBy: links('after') };
}
