import { Injectable } from '@nestjs/common';
import type { DaySpan, TicketKind } from '@vigie/rules';
import { Database, type ClientScope } from '@vigie/platform';
import type { DeskReport, Tag } from '@vigie/wire';
import { within } from './report-days';

const mostLines = 10;

/** Of which kinds, clients and tags most tickets of a period are. */
@Injectable()
export class DeskTops {
  constructor(private readonly database: Database) {}

  async of(
    scope: ClientScope,
    client: string | undefined,
    period: DaySpan,
  ): Promise<Pick<DeskReport, 'kinds' | 'clients' | 'tags'>> {
    const where = within('created_at', period, scope, client);
    const tagged = within('created_at', period, scope, client, 't.');
    const [kinds, clients, tags] = await Promise.all([
      this.database.query<{ kind: TicketKind; count: number | string }>(
        `SELECT kind, COUNT(*) AS count FROM ticket WHERE ${where.sql}
          GROUP BY kind ORDER BY count DESC, kind`,
        where.parameters,
      ),
      this.database.query<{ id: string; name: string; count: number | string }>(
        `SELECT k.id, k.name, c.count
           FROM (SELECT client_id, COUNT(*) AS count FROM ticket WHERE ${where.sql}
                  GROUP BY client_id ORDER BY count DESC, client_id LIMIT ?) c
           JOIN client k ON k.id = c.client_id ORDER BY c.count DESC, k.id`,
        [...where.parameters, mostLines],
      ),
      this.database.query<Tag & { count: number | string }>(
        `SELECT g.id, g.name, g.colour, c.count
           FROM (SELECT tt.tag_id, COUNT(*) AS count
                   FROM ticket t JOIN ticket_tag tt ON tt.ticket_id = t.id AND tt.client_id = t.client_id
                  WHERE ${tagged.sql} GROUP BY tt.tag_id ORDER BY count DESC, tt.tag_id LIMIT ?) c
           JOIN tag g ON g.id = c.tag_id ORDER BY c.count DESC, g.id`,
        [...tagged.parameters, mostLines],
      ),
    ]);
    return {
      kinds: kinds.map(({ kind, count }) => ({ kind, count: Number(count) })),
      clients: clients.map(({ count, ...named }) => ({ client: named, count: Number(count) })),
      tags: tags.map(({ count, ...tag }) => ({ tag, count: Number(count) })),
    };
  }
}
