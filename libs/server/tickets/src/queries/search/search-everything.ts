import { Injectable } from '@nestjs/common';
import { highlight, wordsVersion } from '@vigie/rules';
import { Database, scopeCondition, type Actor, type ClientScope } from '@vigie/platform';
import type { FoundTicket, PortalSearchAnswer, SearchAnswer, SearchFacets, SearchRequest } from '@vigie/wire';
import { ticketNumber } from '../../store/desk/ticket.store';
import { ContractSearch } from './contract-search';
import { DirectorySearch, emptyGroup, type DirectoryRequest } from './directory-search';
import { FoundRequests } from './found-requests';
import { RankedTickets, type Ranked } from './ranked-tickets';
import { SearchSnippets } from './search-snippets';
import type { FoundRow } from './ticket-search';
import { askedIn } from './wanted-words';

/** Searches tickets, clients, contacts, equipment and contracts at once. */
@Injectable()
export class SearchEverything {
  constructor(
    private readonly database: Database,
    private readonly tickets: RankedTickets,
    private readonly snippets: SearchSnippets,
    private readonly directory: DirectorySearch,
    private readonly contracts: ContractSearch,
    private readonly requests: FoundRequests,
  ) {}

  /** For our people. */
  async forStaff(actor: Actor, { q, most }: SearchRequest): Promise<SearchAnswer> {
    const ranked = await this.tickets.find(actor, q);
    const directory = directoryRequest(actor, ranked);
    const can = (permission: 'clients.read' | 'estate.read' | 'contracts.read') =>
      actor.permissions.has(permission);
    const [items, clients, contacts, equipment, contracts, names, building] = await Promise.all([
      this.shown(actor.scope, ranked, most),
      directory && can('clients.read') ? this.directory.clients(directory) : emptyGroup,
      directory && can('clients.read') ? this.directory.contacts(directory) : emptyGroup,
      directory && can('estate.read') ? this.directory.equipment(directory) : emptyGroup,
      directory && can('contracts.read') ? this.contracts.find(directory) : emptyGroup,
      this.clientNames(ranked.rows),
      this.building(),
    ]);
    return {
      problems: ranked.read.problems,
      building,
      partial: ranked.partial,
      tickets: { items, total: ranked.rows.length, more: ranked.more },
      facets: facetsOf(ranked.rows, names),
      clients,
      contacts,
      equipment,
      contracts,
    };
  }

  /** For a client's contact: their company's requests, what was publicly said, their equipment and contracts. */
  async forClient(actor: Actor, { q, most }: SearchRequest): Promise<PortalSearchAnswer> {
    const ranked = await this.tickets.find(actor, q);
    const directory = directoryRequest(actor, ranked);
    const [requests, equipment, contracts, building] = await Promise.all([
      this.requests.of(actor.scope, ranked, most),
      directory && actor.permissions.has('estate.own') ? this.directory.equipment(directory) : emptyGroup,
      directory && actor.permissions.has('contracts.own') ? this.contracts.find(directory) : emptyGroup,
      this.building(),
    ]);
    return {
      problems: ranked.read.problems,
      building,
      partial: ranked.partial,
      requests,
      equipment,
      contracts,
    };
  }

  private async shown(scope: ClientScope, { rows, words }: Ranked, limit: number): Promise<FoundTicket[]> {
    const page = rows.slice(0, limit);
    if (page.length === 0) return [];
    const ids = page.map(({ id }) => id);
    const own = scopeCondition(scope, 't.client_id');
    const asked = askedIn(words);
    const [snippets, details] = await Promise.all([
      this.snippets.of({ scope, ours: true }, ids, asked),
      this.database.query<{
        id: string;
        priority: FoundTicket['priority'];
        client: string;
        assignee_id: string | null;
        assignee: string | null;
      }>(
        `SELECT t.id, t.priority, c.name AS client, t.assignee_id, a.name AS assignee
           FROM ticket t JOIN client c ON c.id = t.client_id LEFT JOIN person a ON a.id = t.assignee_id
          WHERE t.id IN (?) AND ${own.sql}`,
        [ids, ...own.parameters],
      ),
    ]);
    const byId = new Map(details.map((row) => [row.id, row]));
    return page.flatMap((row) => {
      const detail = byId.get(row.id);
      if (!detail) return [];
      const { priority, client, assignee, assignee_id } = detail;
      return {
        id: row.id,
        number: ticketNumber(row.id),
        subject: highlight(row.subject, asked),
        state: row.state,
        kind: row.kind,
        priority,
        client: { id: row.clientId, name: client },
        assignee: assignee_id && assignee ? { id: assignee_id, name: assignee } : null,
        updatedAt: row.updatedAt.toISOString(),
        snippet: snippets.get(row.id) ?? null,
      };
    });
  }

  private async clientNames(rows: readonly FoundRow[]): Promise<Map<string, string>> {
    const ids = [...new Set(rows.map(({ clientId }) => clientId))];
    if (ids.length === 0) return new Map();
    const named = await this.database.query<{ id: string; name: string }>(
      'SELECT id, name FROM client WHERE id IN (?)',
      [ids],
    );
    return new Map(named.map(({ id, name }) => [id, name]));
  }

  private async building(): Promise<boolean> {
    const row = await this.database.one<{ done_at: Date | null }>(
      'SELECT done_at FROM search_build WHERE version = ?',
      [wordsVersion],
    );
    return row !== null && row.done_at === null;
  }
}

const mostFacets = 12;

function facetsOf(rows: readonly FoundRow[], names: ReadonlyMap<string, string>): SearchFacets {
  const count = (valueOf: (row: FoundRow) => string, nameOf = (value: string) => value) =>
    [...Map.groupBy(rows, valueOf)]
      .map(([value, { length }]) => ({ value, name: nameOf(value), count: length }))
      .toSorted((one, other) => other.count - one.count || one.name.localeCompare(other.name))
      .slice(0, mostFacets);
  return {
    states: count(({ state }) => state),
    clients: count(
      ({ clientId }) => clientId,
      (id) => names.get(id) ?? '',
    ),
    kinds: count(({ kind }) => kind),
  };
}

/** The same words for the directory; none where operators are about tickets only, or there are no words. */
function directoryRequest(actor: Actor, { read, words }: Ranked): DirectoryRequest | null {
  const { no: asked = [], yes: unwanted = [] } = Object.groupBy(read.query.texts, ({ not }) =>
    not ? 'yes' : 'no',
  );
  const aboutTickets = read.query.filters.some(({ field }) => field !== 'client');
  if (asked.length === 0 || aboutTickets || read.query.numbers.length > 0) return null;
  return {
    actor,
    words: asked.map(({ text }) => text),
    unwanted: unwanted.map(({ text }) => text),
    clientIds: read.clientIds,
    otherClientIds: read.otherClientIds,
    asked: askedIn(words),
  };
}
