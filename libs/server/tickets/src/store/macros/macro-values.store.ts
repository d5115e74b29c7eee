import type { MacroValues } from '@vigie/rules';
import { found, scopeCondition, type Actor } from '@vigie/platform';
import type { Locale } from '@vigie/wire';
import { longInstant } from '../../texts/dates';
import { farFuture, ticketNumber } from '../desk/ticket.store';

/** Where to read: the database, or the transaction of the caller. */
interface Reader {
  query<Row>(sql: string, parameters?: unknown[]): Promise<Row[]>;
}

interface Facts {
  subject: string;
  client: string;
  contact: string | null;
  locale: Locale | null;
  dueAt: Date;
  zone: string;
}

/** What the variables of a macro stand for on a ticket, in the language of its requester; 404 outside the scope. */
export async function macroValuesOf(reader: Reader, actor: Actor, ticketId: string): Promise<MacroValues> {
  const scope = scopeCondition(actor.scope, 't.client_id');
  const [row] = await reader.query<Facts>(
    `SELECT t.subject, c.name AS client, p.name AS contact, p.locale, t.sort_due AS dueAt, k.zone
       FROM ticket t JOIN client c ON c.id = t.client_id JOIN calendar k ON k.id = c.calendar_id
       LEFT JOIN person p ON p.id = t.requester_id
      WHERE t.id = ? AND ${scope.sql}`,
    [ticketId, ...scope.parameters],
  );
  const { subject, client, contact, locale, dueAt, zone } = found(row);
  return {
    client,
    contact: contact ?? '',
    number: ticketNumber(ticketId),
    subject,
    deadline: dueAt >= farFuture ? '' : longInstant(dueAt, zone, locale ?? 'fr'),
    technician: actor.name,
  };
}
