import { Injectable } from '@nestjs/common';
import { fold, highlight, type ContractState, type LocalDate } from '@vigie/rules';
import { Database } from '@vigie/platform';
import type { FoundContract, SearchGroup } from '@vigie/wire';
import { grouped, most, ofClients, type DirectoryRequest } from './directory-search';
import { all, anyOf, directoryMatch, directoryRank, type DirectoryColumns } from './directory-words';
import type { Sql } from './wanted-words';

/** So many are ranked when very many hold the words. */
const mostRanked = 1000;
/** So many clients that bear one of the words are looked at for their contracts. */
const mostClients = 20;
/** What people write before the name of a client: « contrat acme ». */
const kindWords = new Set(['contrat', 'contrats', 'contract', 'contracts']);

const own: DirectoryColumns = { known: ['k.reference', 'k.label'], others: [], indexed: true };
const withClient: DirectoryColumns = { known: [...own.known, 'c.name'], others: [], indexed: false };

interface Row {
  id: string;
  label: string;
  reference: string | null;
  state: ContractState;
  term: LocalDate;
  ends_on: LocalDate | null;
  client_id: string;
  client: string;
}

/**
 * Contracts by their number and title, which have a full-text index, then those of the clients whose name holds some of
 * the words. A client sees what is signed.
 */
@Injectable()
export class ContractSearch {
  constructor(private readonly database: Database) {}

  async find(request: DirectoryRequest): Promise<SearchGroup<FoundContract>> {
    const { actor, words, unwanted, asked } = request;
    const without = directoryMatch(withClient, [], unwanted);
    const others = words.filter((word) => !kindWords.has(fold(word)));
    const names = others.length > 0 ? others : words;
    const visible = actor.kind === 'contact' ? [{ sql: "k.state <> 'draft'", parameters: [] }] : [];
    const scope = [...ofClients(request, 'k.client_id'), ...visible, without];
    const found = await Promise.all([
      this.rows(all([...scope, directoryMatch(own, words, [])]), directoryRank(own, words)),
      this.rows(
        all([...scope, ofClientsNamed(request, names), directoryMatch(withClient, names, [])]),
        lastEnded,
      ),
    ]);
    const rows = [...new Map(found.flat().map((row) => [row.id, row])).values()];
    const mark = (text: string) => highlight(text, asked);
    return grouped(rows, (row) => ({
      id: row.id,
      label: mark(row.label),
      reference: row.reference === null ? null : mark(row.reference),
      state: row.state,
      term: row.term,
      endsOn: row.ends_on,
      client: { id: row.client_id, name: row.client },
    }));
  }

  private rows(where: Sql, rank: Sql): Promise<Row[]> {
    return this.database.query<Row>(
      `SELECT k.id, k.label, k.reference, k.state, k.term, k.ends_on, k.client_id, c.name AS client
         FROM (SELECT k.id FROM contract k JOIN client c ON c.id = k.client_id WHERE ${where.sql} LIMIT ?) f
         JOIN contract k ON k.id = f.id JOIN client c ON c.id = k.client_id
        ORDER BY ${rank.sql}, c.name, k.term, k.id LIMIT ?`,
      [...where.parameters, mostRanked, ...rank.parameters, most + 1],
    );
  }
}

/** Of the first clients that bear one of the words, so that a word which many bear does not read every contract. */
function ofClientsNamed(request: DirectoryRequest, words: readonly string[]): Sql {
  const { sql, parameters } = all([...ofClients(request, 'n.id'), anyOf('n.name', words)]);
  const first = `SELECT n.id FROM client n WHERE ${sql} ORDER BY n.name LIMIT ${mostClients}`;
  return { sql: `k.client_id IN (SELECT id FROM (${first}) f)`, parameters };
}

const lastEnded: Sql = { sql: "k.state = 'ended'", parameters: [] };
