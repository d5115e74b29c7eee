import { fromJson, type Transaction } from '@vigie/platform';
import type { TicketKey } from '../desk/ticket.store';

/** Longest text that is read for search. */
const longest = 50_000;

/** What can be found of a ticket: with our people, and with its client where `internal` is not set. */
export interface TicketText {
  text: string;
  internal: boolean;
  subject?: true;
}

interface OwnTexts {
  id: string;
  subject: string;
  description: string | null;
  payload: string | null;
  /** Where it was imported from: « GLPI 1234 ». */
  origin: string | null;
  merged_at: Date | null;
}

/** The ticket that stands for one: itself, or the one it goes on in. */
export async function standingTicket(tx: Transaction, { id, clientId }: TicketKey): Promise<TicketKey> {
  const [row] = await tx.query<{ id: string }>(
    'SELECT standing_id AS id FROM ticket_merge WHERE ticket_id = ? AND client_id = ?',
    [id, clientId],
  );
  return { id: row?.id ?? id, clientId };
}

/**
 * All texts that are found with a ticket, those of the tickets that go on in it too. Its client sees what belongs to
 * a written request, and what was publicly said there or since a request goes on here; what is held is not said yet.
 */
export async function textsOf(tx: Transaction, ticket: TicketKey): Promise<TicketText[]> {
  const tickets = await tx.query<OwnTexts>(
    `SELECT t.id, t.subject, LEFT(t.description, ${longest}) AS description, w.payload, g.at AS merged_at,
            CONCAT(x.source, ' ', x.reference) AS origin
       FROM ticket t
       LEFT JOIN ticket_merge g ON g.ticket_id = t.id AND g.client_id = t.client_id
       LEFT JOIN external_reference x ON x.ticket_id = t.id AND x.client_id = t.client_id
       LEFT JOIN written_request w ON w.ticket_id = t.id AND w.client_id = t.client_id
      WHERE t.client_id = ? AND (t.id = ? OR t.id IN (SELECT ticket_id FROM ticket_merge WHERE standing_id = ? AND client_id = ?))`,
    [ticket.clientId, ticket.id, ticket.id, ticket.clientId],
  );
  const messages = await tx.query<{ ticket_id: string; at: Date; body: string; hidden: string }>(
    `SELECT ticket_id, at, LEFT(body, ${longest}) AS body,
            (visibility <> 'public' OR held_until > NOW(3)) AS hidden
       FROM ticket_message WHERE client_id = ? AND ticket_id IN (?) AND cancelled = 0`,
    [ticket.clientId, tickets.map(({ id }) => id)],
  );
  const since = new Map(tickets.map(({ id }) => [id, shownSince(ticket, id, tickets)]));
  const shown = (ticketId: string, at: Date) => at.getTime() >= (since.get(ticketId) ?? Infinity);
  return [
    ...tickets.flatMap(ownTexts),
    ...messages.map(({ ticket_id, at, body, hidden }) => ({
      text: body,
      internal: Number(hidden) === 1 || !shown(ticket_id, at),
    })),
  ];
}

/** From when on a client reads what is said in a ticket: always in a request, else since one goes on in it. */
function shownSince(standing: TicketKey, id: string, tickets: readonly OwnTexts[]): number {
  if (tickets.some((one) => one.id === id && one.payload !== null)) return 0;
  if (id !== standing.id) return Infinity;
  const merges = tickets.flatMap((one) => (one.payload && one.merged_at ? [one.merged_at.getTime()] : []));
  return Math.min(Infinity, ...merges);
}

function ownTexts({ subject, description, payload, origin }: OwnTexts): TicketText[] {
  const internal = payload === null;
  const typed = payload === null ? [] : formTexts(payload);
  return [
    { text: subject, internal, subject: true },
    ...[description ?? '', origin ?? '', ...typed].map((text) => ({ text, internal })),
  ];
}

/** What was typed into the fields of a request. */
export function formTexts(payload: string): string[] {
  const { request } = fromJson<{ request: { form?: Record<string, unknown> } }>(payload);
  return Object.values(request.form ?? {}).flatMap((value) => (typeof value === 'string' ? [value] : []));
}
