import { Injectable } from '@nestjs/common';
import {
  askedKinds,
  askedWords,
  equipmentKindNamed,
  highlight,
  type AskedWord,
  type EquipmentKind,
  type EquipmentState,
  type Formula,
} from '@vigie/rules';
import { Database, scopeCondition, type Actor } from '@vigie/platform';
import type { FoundClient, FoundContact, FoundEquipment, SearchGroup } from '@vigie/wire';
import { all, directoryMatch, directoryRank, type DirectoryColumns } from './directory-words';
import type { Sql } from './wanted-words';

/** So many of a kind are shown. */
export const most = 20;
export const emptyGroup = { items: [], total: 0, more: false };

interface EquipmentColumns {
  id: string;
  name: string;
  model: string | null;
  serial: string | null;
  owner_name: string | null;
  kind: EquipmentKind;
  state: EquipmentState;
  client_id: string;
  client: string;
}

/** What to find in the directory, and among which clients. */
export interface DirectoryRequest {
  actor: Actor;
  /** Every one of them must be in one of the columns. */
  words: readonly string[];
  /** None of them may be. */
  unwanted: readonly string[];
  clientIds: readonly string[] | null;
  otherClientIds: readonly string[];
  asked: readonly AskedWord[];
}

const client: DirectoryColumns = { known: ['c.name'], others: [], indexed: false };
const contact: DirectoryColumns = { known: ['p.name', 'p.email'], others: [], indexed: true };
const equipment: DirectoryColumns = {
  known: ['e.name', 'e.serial'],
  others: ['e.model', 'e.owner_name'],
  indexed: true,
};

/**
 * Clients, contacts and equipment, best first: those that bear the name, then those whose name begins so, then those
 * that hold the words. Clients are few and read as they are; the others have full-text indexes, which are asked for
 * the beginnings of words.
 */
@Injectable()
export class DirectorySearch {
  constructor(private readonly database: Database) {}

  async clients(request: DirectoryRequest): Promise<SearchGroup<FoundClient>> {
    const { where, rank } = matching(request, 'c.id', client);
    const rows = await this.database.query<{ id: string; name: string; formula: Formula }>(
      `SELECT c.id, c.name, c.formula FROM client c WHERE ${where.sql}
        ORDER BY ${rank.sql}, c.name LIMIT ${most + 1}`,
      [...where.parameters, ...rank.parameters],
    );
    return grouped(rows, (row) => ({ ...row, name: mark(row.name, request) }));
  }

  async contacts(request: DirectoryRequest): Promise<SearchGroup<FoundContact>> {
    const { where, rank } = matching(request, 'p.client_id', contact);
    const rows = await this.database.query<{
      id: string;
      name: string;
      email: string;
      client_id: string;
      client: string;
    }>(
      `SELECT p.id, p.name, p.email, p.client_id, c.name AS client FROM person p JOIN client c ON c.id = p.client_id
        WHERE p.kind = 'contact' AND p.active = 1 AND ${where.sql}
        ORDER BY ${rank.sql}, p.name, p.id LIMIT ${most + 1}`,
      [...where.parameters, ...rank.parameters],
    );
    return grouped(rows, (row) => ({
      id: row.id,
      name: mark(row.name, request),
      email: mark(row.email, request),
      client: { id: row.client_id, name: row.client },
    }));
  }

  /** What holds the words, then what is of a kind that they name and holds the others. */
  async equipment(request: DirectoryRequest): Promise<SearchGroup<FoundEquipment>> {
    const found = await Promise.all([
      this.equipmentRows(request, null),
      ...askedKinds(request.asked).map(({ kind, words }) => {
        const others = request.words.filter((text) => !askedWords(text).every((word) => words.has(word)));
        return this.equipmentRows({ ...request, words: others }, kind);
      }),
    ]);
    const rows = [...new Map(found.flat().map((row) => [row.id, row])).values()];
    return grouped(rows, ({ id, kind, state, ...row }) => ({
      id,
      kind,
      state,
      name: mark(row.name, request),
      detail: mark(
        [row.model, row.serial, row.owner_name].filter((part) => part !== null).join(' · '),
        request,
      ),
      client: { id: row.client_id, name: row.client },
    }));
  }

  /** The index of words is asked for what holds them; without any, that of kinds gives the names in their order. */
  private equipmentRows(request: DirectoryRequest, kind: EquipmentKind | null): Promise<EquipmentColumns[]> {
    const { where, rank } = matching(request, 'e.client_id', equipment);
    const wanted = all([where, ...ofKind(kind, request)]);
    const ranked = request.words.length > 0 ? rank : { sql: 'NULL', parameters: [] };
    return this.database.query<EquipmentColumns>(
      `SELECT e.id, e.name, e.model, e.serial, e.owner_name, e.kind, e.state, e.client_id, c.name AS client
         FROM equipment e JOIN client c ON c.id = e.client_id
        WHERE ${wanted.sql} ORDER BY ${ranked.sql}, e.name, e.id LIMIT ${most + 1}`,
      [...wanted.parameters, ...ranked.parameters],
    );
  }
}

const mark = (text: string, { asked }: DirectoryRequest) => highlight(text, asked);

function matching(
  request: DirectoryRequest,
  clientId: string,
  columns: DirectoryColumns,
): { where: Sql; rank: Sql } {
  const { words, unwanted } = request;
  const where = all([...ofClients(request, clientId), directoryMatch(columns, words, unwanted)]);
  return { where, rank: directoryRank(columns, words) };
}

/** The clients that may be looked at, and are asked for. */
export const ofClients = (
  { actor, clientIds, otherClientIds }: DirectoryRequest,
  clientId: string,
): Sql[] => [
  scopeCondition(actor.scope, clientId),
  ...(clientIds ? [{ sql: `${clientId} IN (?)`, parameters: [clientIds] }] : []),
  ...(otherClientIds.length > 0 ? [{ sql: `${clientId} NOT IN (?)`, parameters: [otherClientIds] }] : []),
];

/** The kind that is wanted, and those that are not. */
function ofKind(kind: EquipmentKind | null, { unwanted }: DirectoryRequest): Sql[] {
  const others = unwanted.map(equipmentKindNamed).filter((one) => one !== null);
  return [
    ...(kind === null ? [] : [{ sql: 'e.kind = ?', parameters: [kind] }]),
    ...(others.length > 0 ? [{ sql: 'e.kind NOT IN (?)', parameters: [others] }] : []),
  ];
}

/** The first of what was found, and whether there is more. */
export function grouped<Row, Item>(rows: readonly Row[], present: (row: Row) => Item): SearchGroup<Item> {
  const items = rows.slice(0, most).map(present);
  return { items, total: items.length, more: rows.length > most };
}
