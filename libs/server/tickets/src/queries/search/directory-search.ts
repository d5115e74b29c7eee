import { Injectable } from '@nestjs/common';
import {
  highlight,
  type AskedWord,
  type EquipmentKind,
  type EquipmentState,
  type Formula,
} from '@vigie/rules';
import { Database, scopeCondition, type Actor } from '@vigie/platform';
import type { FoundClient, FoundContact, FoundEquipment, SearchGroup } from '@vigie/wire';
import { literal, type Sql } from './wanted-words';

const most = 20;
export const emptyGroup = { items: [], total: 0, more: false };

/** What to find in the directory, and among which clients. */
export interface DirectoryRequest {
  actor: Actor;
  /** Every one of them must be in one of the columns. */
  words: readonly string[];
  clientIds: readonly string[] | null;
  asked: readonly AskedWord[];
}

/** Clients, contacts and equipment by parts of their names: lists so small that they are read as they are. */
@Injectable()
export class DirectorySearch {
  constructor(private readonly database: Database) {}

  async clients(request: DirectoryRequest): Promise<SearchGroup<FoundClient>> {
    const where = matching(request, 'c.id', ['c.name']);
    const rows = await this.database.query<{ id: string; name: string; formula: Formula }>(
      `SELECT c.id, c.name, c.formula FROM client c WHERE ${where.sql} ORDER BY c.name LIMIT ${most + 1}`,
      where.parameters,
    );
    return group(rows, (row) => ({ ...row, name: mark(row.name, request) }));
  }

  async contacts(request: DirectoryRequest): Promise<SearchGroup<FoundContact>> {
    const where = matching(request, 'p.client_id', ['p.name', 'p.email']);
    const rows = await this.database.query<{
      id: string;
      name: string;
      email: string;
      client_id: string;
      client: string;
    }>(
      `SELECT p.id, p.name, p.email, p.client_id, c.name AS client FROM person p JOIN client c ON c.id = p.client_id
        WHERE p.kind = 'contact' AND p.active = 1 AND ${where.sql} ORDER BY p.name, p.id LIMIT ${most + 1}`,
      where.parameters,
    );
    return group(rows, (row) => ({
      id: row.id,
      name: mark(row.name, request),
      email: mark(row.email, request),
      client: { id: row.client_id, name: row.client },
    }));
  }

  async equipment(request: DirectoryRequest): Promise<SearchGroup<FoundEquipment>> {
    const where = matching(request, 'e.client_id', ['e.name', 'e.serial', 'e.model', 'e.owner_name']);
    const rows = await this.database.query<{
      id: string;
      name: string;
      model: string | null;
      serial: string | null;
      owner_name: string | null;
      kind: EquipmentKind;
      state: EquipmentState;
      client_id: string;
      client: string;
    }>(
      `SELECT e.id, e.name, e.model, e.serial, e.owner_name, e.kind, e.state, e.client_id, c.name AS client
         FROM equipment e JOIN client c ON c.id = e.client_id
        WHERE ${where.sql} ORDER BY e.name, e.id LIMIT ${most + 1}`,
      where.parameters,
    );
    return group(rows, ({ id, kind, state, ...row }) => ({
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
}

const mark = (text: string, { asked }: DirectoryRequest) => highlight(text, asked);

function matching({ actor, words, clientIds }: DirectoryRequest, client: string, columns: string[]): Sql {
  const own = scopeCondition(actor.scope, client);
  const parts: Sql[] = [
    own,
    ...(clientIds ? [{ sql: `${client} IN (?)`, parameters: [clientIds] }] : []),
    ...words.map((word) => ({
      sql: `(${columns.map((column) => `${column} LIKE ?`).join(' OR ')})`,
      parameters: columns.map(() => `%${literal(word)}%`),
    })),
  ];
  return {
    sql: parts.map(({ sql }) => sql).join(' AND '),
    parameters: parts.flatMap(({ parameters }) => parameters),
  };
}

function group<Row, Item>(rows: readonly Row[], present: (row: Row) => Item): SearchGroup<Item> {
  const items = rows.slice(0, most).map(present);
  return { items, total: items.length, more: rows.length > most };
}
