import { Injectable } from '@nestjs/common';
import { Database, DomainError, fromJson, inScope, Pages, type ClientScope } from '@vigie/platform';
import { fold } from '@vigie/rules';
import type { Page, TenantUser, TenantUserQuery } from '@vigie/wire';

interface Row {
  id: string;
  guid: string;
  address: string;
  name: string;
  jobTitle: string | null;
  department: string | null;
  enabled: number;
  synced: number;
  skuIds: string[] | string;
  changedAt: Date;
}

const orders = {
  name: { column: 'name', direction: 'ASC', beyond: '>' },
  address: { column: 'address', direction: 'ASC', beyond: '>' },
  '-changed': { column: 'changed_at', direction: 'DESC', beyond: '<' },
} as const;
const mostWords = 5;

/** The people of the tenant of a client, from our copy. */
@Injectable()
export class TenantUsers {
  constructor(private readonly database: Database) {}

  /** Throws not-found for a client outside the scope or without a tenant. */
  async page(scope: ClientScope, clientId: string, query: TenantUserQuery): Promise<Page<TenantUser>> {
    await this.check(scope, clientId);
    const { column, direction, beyond } = orders[query.sort];
    const pages = new Pages(`tenant-users:${query.sort}`);
    const after = pages.after(query.cursor);
    const { from, sql, parameters } = conditions(clientId, query);
    if (after) {
      const at = query.sort === '-changed' ? new Date(String(after[0])) : after[0];
      sql.push(`(${column} ${beyond} ? OR (${column} = ? AND id ${beyond} ?))`);
      parameters.push(at, at, after[1]);
    }
    const rows = await this.database.query<Row>(
      `SELECT id, guid, address, name, job_title AS jobTitle, department, enabled, synced, sku_ids AS skuIds,
          changed_at AS changedAt
         FROM ${from} WHERE ${sql.join(' AND ')}
        ORDER BY ${column} ${direction}, id ${direction} LIMIT ?`,
      [...parameters, query.limit + 1],
    );
    const names = await this.licenceNames(clientId);
    const position = (row: Row) => [
      query.sort === '-changed' ? row.changedAt.toISOString() : row[query.sort],
      row.id,
    ];
    return pages.cut(rows, query.limit, position, (row) => present(row, names));
  }

  /** How many the filters leave. */
  async count(scope: ClientScope, clientId: string, query: TenantUserQuery): Promise<number> {
    await this.check(scope, clientId);
    const { from, sql, parameters } = conditions(clientId, query);
    const row = await this.database.one<{ count: string }>(
      `SELECT COUNT(*) AS count FROM ${from} WHERE ${sql.join(' AND ')}`,
      parameters,
    );
    return Number(row?.count ?? 0);
  }

  private async check(scope: ClientScope, clientId: string): Promise<void> {
    const found =
      inScope(scope, clientId) &&
      (await this.database.one('SELECT id FROM m365_tenant WHERE client_id = ?', [clientId]));
    if (!found) throw new DomainError('not-found');
  }

  private async licenceNames(clientId: string): Promise<Map<string, string>> {
    const rows = await this.database.query<{ skuId: string; name: string }>(
      'SELECT sku_id AS skuId, name FROM m365_licence WHERE client_id = ?',
      [clientId],
    );
    return new Map(rows.map(({ skuId, name }) => [skuId, name]));
  }
}

function conditions(clientId: string, { q, enabled, licensed, synced }: TenantUserQuery) {
  const sql = ['client_id = ?'];
  const parameters: unknown[] = [clientId];
  for (const [column, wanted] of Object.entries({ enabled, licensed, synced })) {
    if (wanted === undefined) continue;
    sql.push(`${column} = ?`);
    parameters.push(wanted === 'true' ? 1 : 0);
  }
  const words = (q ?? '').split(/\s+/).filter(Boolean).slice(0, mostWords);
  for (const word of words) {
    sql.push('words LIKE ?');
    parameters.push(`%${fold(word).replace(/[\\%_]/g, String.raw`\$&`)}%`);
  }
  // Parts of words are compared in an index that holds nothing else, byte by byte; only who matches is read.
  const from = words.length > 0 ? 'm365_user FORCE INDEX (ix_m365_user_words)' : 'm365_user';
  return { from, sql, parameters };
}

function present(
  { skuIds, changedAt, enabled, synced, ...row }: Row,
  names: Map<string, string>,
): TenantUser {
  return {
    ...row,
    enabled: enabled === 1,
    synced: synced === 1,
    licences: fromJson<string[]>(skuIds).map((skuId) => names.get(skuId) ?? skuId),
    changedAt: changedAt.toISOString(),
  };
}
