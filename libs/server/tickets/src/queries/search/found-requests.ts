import { Injectable } from '@nestjs/common';
import { highlight } from '@vigie/rules';
import { Database, scopeCondition, type ClientScope } from '@vigie/platform';
import type { FoundRequest, SearchGroup } from '@vigie/wire';
import { ticketNumber } from '../../store/desk/ticket.store';
import type { Ranked } from './ranked-tickets';
import { SearchSnippets } from './search-snippets';
import type { FoundRow } from './ticket-search';
import { askedIn } from './wanted-words';

interface RequestLine {
  id: string;
  ticketId: string;
  standingId: string;
  subject: string;
}

/** Tickets that were found, as the requests that their client knows. */
@Injectable()
export class FoundRequests {
  constructor(
    private readonly database: Database,
    private readonly snippets: SearchSnippets,
  ) {}

  /** A ticket without a request of its own is shown as the newest request that goes on in it. */
  async of(
    scope: ClientScope,
    { rows, words, more }: Ranked,
    limit: number,
  ): Promise<SearchGroup<FoundRequest>> {
    const lines = await this.requests(
      scope,
      rows.map(({ id }) => id),
    );
    const known = rows.flatMap((row) => {
      const request = lines.get(row.id);
      return request ? [{ row, request }] : [];
    });
    const page = known.slice(0, limit);
    const asked = askedIn(words);
    const ids = page.map(({ row }) => row.id);
    const snippets = await this.snippets.of({ scope, ours: false }, ids, asked);
    const items = page.map(({ row, request }) => ({
      id: request.id,
      number: ticketNumber(request.ticketId),
      subject: highlight(request.subject, asked),
      ...stateOf(row),
      snippet: snippets.get(row.id) ?? null,
    }));
    return { items, total: known.length, more };
  }

  private async requests(
    scope: ClientScope,
    ticketIds: readonly string[],
  ): Promise<Map<string, RequestLine>> {
    if (ticketIds.length === 0) return new Map();
    const own = scopeCondition(scope, 'w.client_id');
    const select = `SELECT w.id, w.ticket_id AS ticketId, t.subject`;
    const lines = await this.database.query<RequestLine>(
      `${select}, t.id AS standingId FROM written_request w JOIN ticket t ON t.id = w.ticket_id
        WHERE w.ticket_id IN (?) AND ${own.sql}
       UNION ALL
       ${select}, g.standing_id FROM ticket_merge g JOIN written_request w ON w.ticket_id = g.ticket_id
          JOIN ticket t ON t.id = w.ticket_id WHERE g.standing_id IN (?) AND ${own.sql}`,
      [ticketIds, ...own.parameters, ticketIds, ...own.parameters],
    );
    const better = (one: RequestLine, other: RequestLine | undefined) =>
      !other ||
      one.ticketId === one.standingId ||
      (other.ticketId !== other.standingId && Number(one.id) > Number(other.id));
    const best = new Map<string, RequestLine>();
    for (const line of lines) if (better(line, best.get(line.standingId))) best.set(line.standingId, line);
    return best;
  }
}

const stateOf = ({ state, kind, updatedAt }: FoundRow) => ({
  state,
  kind,
  updatedAt: updatedAt.toISOString(),
});
