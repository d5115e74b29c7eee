import { Injectable } from '@nestjs/common';
import { Clock, Database, found, Pages, scopeCondition, type ClientScope } from '@vigie/platform';
import { contractStates, localDateOf, priceOn, type ContractState, type LocalDate } from '@vigie/rules';
import type { ContractFilter, ContractItem, ContractQuery, Page } from '@vigie/wire';
import { In } from 'typeorm';
import { ContractRow } from '../../store/agreements/contract.row';
import { conditionsOf, linesOf } from '../../store/agreements/terms.store';
import { dayOf, presentItem, type NamedContract } from './present-contract';
import { saying } from './saying';

/** Terms are dates of one country. */
const zone = 'Europe/Paris';
const pages = new Pages('contracts');
const mostOwn = 200;

/** Contracts, by the end of the period that runs. */
@Injectable()
export class Agreements {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** A page of contracts. */
  async page(scope: ClientScope, { limit, cursor, ...filter }: ContractQuery): Promise<Page<ContractItem>> {
    const today = this.today();
    const where = matching(scope, filter, today);
    const after = pages.after(cursor);
    if (after) {
      where.sql.push('(c.term > ? OR (c.term = ? AND c.id > ?))');
      where.parameters.push(after[0], after[0], after[1]);
    }
    const rows = await this.database.query<{ id: string; term: LocalDate }>(
      `SELECT c.id, c.term FROM contract c WHERE ${where.sql.join(' AND ')} ORDER BY c.term, c.id LIMIT ?`,
      [...where.parameters, limit + 1],
    );
    const { items, nextCursor } = pages.cut(
      rows,
      limit,
      ({ term, id }) => [term, id],
      ({ id }) => id,
    );
    return { items: await this.items(items, today), nextCursor };
  }

  /** How many there are in each state. */
  async counts(scope: ClientScope): Promise<Record<ContractState, number>> {
    const own = scopeCondition(scope, 'client_id');
    const rows = await this.database.query<{ state: ContractState; count: number | string }>(
      `SELECT state, COUNT(*) AS count FROM contract WHERE ${own.sql} GROUP BY state`,
      own.parameters,
    );
    const countOf = (state: ContractState) => Number(rows.find((row) => row.state === state)?.count ?? 0);
    const counts = contractStates.map((state) => [state, countOf(state)] as const);
    return Object.fromEntries(counts) as Record<ContractState, number>;
  }

  /** Those of a client, as its management sees them: what is signed. */
  async ofClient(scope: ClientScope): Promise<{ items: ContractItem[] }> {
    const own = scopeCondition(scope, 'client_id');
    const rows = await this.database.query<{ id: string }>(
      `SELECT id FROM contract WHERE ${own.sql} AND state <> 'draft' ORDER BY state = 'ended', term, id LIMIT ?`,
      [...own.parameters, mostOwn],
    );
    return {
      items: await this.items(
        rows.map(({ id }) => id),
        this.today(),
      ),
    };
  }

  /** One contract of the scope, with the name of its client. */
  async row(scope: ClientScope, id: string): Promise<NamedContract> {
    const where = scope.kind === 'all' ? { id } : { id, clientId: scope.clientId };
    const row = found(await this.database.manager.findOneBy(ContractRow, where));
    return found((await this.named([row]))[0]);
  }

  today(): LocalDate {
    return localDateOf(this.clock.now().toISOString(), zone);
  }

  private async items(ids: readonly string[], today: LocalDate): Promise<ContractItem[]> {
    if (ids.length === 0) return [];
    const { manager } = this.database;
    const rows = await this.named(await manager.find(ContractRow, { where: { id: In([...ids]) } }));
    const conditions = Map.groupBy(await conditionsOf(this.database, ids), ({ contractId }) => contractId);
    const lines = Map.groupBy(await linesOf(this.database, ids), ({ contractId }) => contractId);
    const byId = new Map(rows.map((row) => [row.id, row]));
    return ids.flatMap((id) => {
      const row = byId.get(id);
      const agreed = row && priceOn(conditions.get(id) ?? [], dayOf(row, today));
      return row && agreed ? [presentItem(row, agreed, lines.get(id) ?? [], today)] : [];
    });
  }

  private async named(rows: readonly ContractRow[]): Promise<NamedContract[]> {
    if (rows.length === 0) return [];
    const clients = await this.database.query<{ id: string; name: string }>(
      'SELECT id, name FROM client WHERE id IN (?)',
      [rows.map(({ clientId }) => clientId)],
    );
    const names = new Map(clients.map(({ id, name }) => [id, name]));
    return rows.map((row) => Object.assign(row, { client: names.get(row.clientId) ?? '' }));
  }
}

function matching(scope: ClientScope, filter: ContractFilter, today: LocalDate) {
  const own = scopeCondition(scope, 'c.client_id');
  const sql = [own.sql];
  const parameters: unknown[] = [...own.parameters];
  const add = (condition: string, ...values: unknown[]) => {
    sql.push(`(${condition})`);
    parameters.push(...values);
  };
  if (filter.state) add('c.state = ?', filter.state);
  if (filter.client) add('c.client_id = ?', filter.client);
  if (filter.termBefore) add('c.term < ?', filter.termBefore);
  if (filter.part)
    add(
      `EXISTS (SELECT 1 FROM contract_line l WHERE l.contract_id = c.id AND l.client_id = c.client_id
          AND l.part = ? AND (l.ends_on IS NULL OR l.ends_on >= ?))`,
      filter.part,
      today,
    );
  if (filter.proposed)
    add(
      `EXISTS (SELECT 1 FROM contract_amendment a WHERE a.contract_id = c.id AND a.client_id = c.client_id
          AND a.state = 'proposed')`,
    );
  if (filter.q) {
    const said = saying(filter.q);
    add(said.sql, ...said.parameters);
  }
  return { sql, parameters };
}
