import { Injectable } from '@nestjs/common';
import { Directory } from '@vigie/directory';
import { isQuoteExpired, localDateOf, quoteTotals, type SealedQuote } from '@vigie/rules';
import { Clock, Database, found, scopeCondition, type Actor, type ClientScope } from '@vigie/platform';
import type { ClientQuote, Quote } from '@vigie/wire';
import { In } from 'typeorm';
import { approversOfClient } from '../../store/catalogue/form-options.store';
import { ticketNumber } from '../../store/desk/ticket.store';
import { TicketQuoteRow } from '../../store/quotes/ticket-quote.row';
import { TicketList } from '../desk/ticket-list';

const shown = 100;

/** Quotes for work outside the contract, as our people and those of the client see them. */
@Injectable()
export class Quotes {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly directory: Directory,
    private readonly list: TicketList,
  ) {}

  /** Those of a ticket and of the tickets that go on in it, the last one first. */
  async of({ scope }: Actor, ticketId: string): Promise<{ items: Quote[] }> {
    const { client } = await this.list.row(scope, ticketId);
    const merged = await this.database.query<{ id: string }>(
      'SELECT ticket_id AS id FROM ticket_merge WHERE client_id = ? AND standing_id = ?',
      [client.id, ticketId],
    );
    const rows = await this.database.manager.find(TicketQuoteRow, {
      where: { clientId: client.id, ticketId: In([ticketId, ...merged.map(({ id }) => id)]) },
      order: { id: 'DESC' },
    });
    const today = await this.todayOf(client.id);
    return { items: rows.map((row) => toQuote(row, today)) };
  }

  /** Those of a client: what waits first, then what was decided lately. */
  async ofClient(actor: Actor): Promise<{ items: ClientQuote[] }> {
    const clientId = found(actor.clientId);
    const sent = { state: In(['waiting', 'accepted', 'refused'] as const), clientId };
    const rows = await this.database.manager.find(TicketQuoteRow, {
      where: sent,
      order: { id: 'DESC' },
      take: shown,
    });
    const items = await this.readBy(actor, clientId, rows);
    return { items: items.toSorted((a, b) => Number(b.state === 'waiting') - Number(a.state === 'waiting')) };
  }

  /** One of them; 404 for another client's. */
  async find(actor: Actor, id: string): Promise<ClientQuote> {
    const clientId = found(actor.clientId);
    const row = found(await this.database.manager.findOneBy(TicketQuoteRow, { id, clientId }));
    return found((await this.readBy(actor, clientId, [row]))[0]);
  }

  /** What was decided, as it is sealed; 404 before that, or outside the scope. */
  async sealed(scope: ClientScope, id: string): Promise<{ quote: SealedQuote; sha256: string }> {
    const own = scopeCondition(scope, 'client_id');
    const row = await this.database.one<{ sealed: string | null; sha256: string | null }>(
      `SELECT sealed, sha256 FROM ticket_quote WHERE id = ? AND ${own.sql}`,
      [id, ...own.parameters],
    );
    const { sealed, sha256 } = found(row);
    return { quote: JSON.parse(found(sealed)) as SealedQuote, sha256: found(sha256) };
  }

  private async readBy(
    actor: Actor,
    clientId: string,
    rows: readonly TicketQuoteRow[],
  ): Promise<ClientQuote[]> {
    if (rows.length === 0) return [];
    const ids = rows.map(({ ticketId }) => ticketId);
    const subjects = await this.database.query<{ id: string; subject: string }>(
      'SELECT id, subject FROM ticket WHERE client_id = ? AND id IN (?)',
      [clientId, ids],
    );
    const approvers = await approversOfClient(this.database, clientId);
    const today = await this.todayOf(clientId);
    return rows.map((row) => ({
      ...toQuote(row, today),
      subject: subjects.find(({ id }) => id === row.ticketId)?.subject ?? '',
      yours: approvers.some(({ id }) => id === actor.id),
      approvers: approvers.map(({ name }) => name),
    }));
  }

  /** A quote ends with the day of the client, as its answer is judged. */
  private async todayOf(clientId: string): Promise<string> {
    const { calendar } = await this.directory.clientTerms(clientId);
    return localDateOf(this.clock.now().toISOString(), calendar.zone);
  }
}

function toQuote(row: TicketQuoteRow, today: string): Quote {
  const { id, ticketId, edition, reason, text, netCents, vatRate, validUntil, state, author } = row;
  return {
    ...{ id, ticketId, edition, reason, text, netCents, vatRate, validUntil, state, author },
    number: ticketNumber(ticketId),
    expired: isQuoteExpired(row, today),
    ...quoteTotals(netCents, vatRate),
    sentAt: row.sentAt.toISOString(),
    remindedAt: row.remindedAt?.toISOString() ?? null,
    decidedAt: row.decidedAt?.toISOString() ?? null,
    decidedBy: row.decidedBy,
    comment: row.comment,
    sha256: row.sha256,
  };
}
