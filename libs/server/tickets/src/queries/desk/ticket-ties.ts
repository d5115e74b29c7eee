import { Injectable } from '@nestjs/common';
import { relationOf, type LinkKind } from '@vigie/rules';
import { Database } from '@vigie/platform';
import type { Tag, TagQuery, TicketTie } from '@vigie/wire';
import { ticketNumber } from '../../store/desk/ticket.store';

const most = 100;

/** Tags, and what tickets have to do with each other. */
@Injectable()
export class TicketTies {
  constructor(private readonly database: Database) {}

  /** Tags whose name begins with these letters, in the order of the alphabet; or one of them. */
  tags({ q, id }: TagQuery): Promise<Tag[]> {
    if (id) return this.database.query('SELECT id, name, colour FROM tag WHERE id = ?', [id]);
    const begins = `${q.replace(/[\\%_]/g, '\\$&')}%`;
    return this.database.query('SELECT id, name, colour FROM tag WHERE name LIKE ? ORDER BY name LIMIT ?', [
      begins,
      most,
    ]);
  }

  /** Tags of tickets, by ticket. */
  async tagsOf(ticketIds: readonly string[]): Promise<Map<string, Tag[]>> {
    if (ticketIds.length === 0) return new Map();
    const rows = await this.database.query<Tag & { ticketId: string }>(
      `SELECT t.ticket_id AS ticketId, g.id, g.name, g.colour
         FROM ticket_tag t JOIN tag g ON g.id = t.tag_id WHERE t.ticket_id IN (?) ORDER BY g.name`,
      [ticketIds],
    );
    const byTicket = Map.groupBy(rows, (row) => row.ticketId);
    return new Map(
      [...byTicket].map(([ticketId, tags]) => [
        ticketId,
        tags.map(({ id, name, colour }) => ({ id, name, colour })),
      ]),
    );
  }

  /** Links of a ticket, both ways. */
  async linksOf(ticketId: string): Promise<TicketTie[]> {
    const rows = await this.database.query<{
      linkId: string;
      kind: LinkKind;
      reversed: string;
      id: string;
      subject: string;
      state: TicketTie['ticket']['state'];
      client: string;
    }>(
      `SELECT l.linkId, l.kind, l.reversed, t.id, t.subject, t.state, c.name AS client
         FROM (SELECT id AS linkId, kind, 0 AS reversed, other_id AS otherId FROM ticket_link WHERE ticket_id = ?
               UNION ALL
               SELECT id, kind, 1, ticket_id FROM ticket_link WHERE other_id = ?) l
         JOIN ticket t ON t.id = l.otherId JOIN client c ON c.id = t.client_id
        ORDER BY l.kind, l.reversed, t.id LIMIT ?`,
      [ticketId, ticketId, most],
    );
    return rows.map(({ linkId, kind, reversed, ...ticket }) => ({
      linkId,
      relation: relationOf(kind, Number(reversed) === 1),
      ticket: { ...ticket, number: ticketNumber(ticket.id) },
    }));
  }
}
