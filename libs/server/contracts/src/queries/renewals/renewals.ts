import { Injectable } from '@nestjs/common';
import { Directory } from '@vigie/directory';
import { Clock, Database, found, Pages, scopeCondition, type Actor, type ClientScope } from '@vigie/platform';
import { addCalendarDays, localDateOf, type LocalDate } from '@vigie/rules';
import {
  mostCounted,
  type Page,
  type Reference,
  type RenewalCounts,
  type RenewalDetail,
  type RenewalItem,
  type RenewalQuery,
  type RenewalShow,
} from '@vigie/wire';
import { In } from 'typeorm';
import { ContractRow } from '../../store/agreements/contract.row';
import { addresseeOf } from '../../store/renewals/addressee';
import { RenewalRow } from '../../store/renewals/renewal.row';
import { saying, type Condition } from '../agreements/saying';
import { lettersOf } from './letters';
import { presentRenewal } from './present-renewal';

/** Terms are dates of one country. */
const zone = 'Europe/Paris';
const pages = new Pages('renewals');
/** No posting date lies further before its limit: a range for the index, not a rule. */
const mostPostingDays = 92;

interface Asked {
  actor: Pick<Actor, 'id' | 'scope'>;
  today: LocalDate;
  days: number;
}
type Narrowed = Partial<Pick<RenewalQuery, 'contract' | 'client' | 'q'>>;

/** The terms of contracts, by the day on which a letter has to leave. */
@Injectable()
export class Renewals {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly directory: Directory,
  ) {}

  /** A page of terms. */
  async page(actor: Actor, { limit, cursor, ...query }: RenewalQuery): Promise<Page<RenewalItem>> {
    const { today } = this;
    const where = matching(query.show, { actor, today, ...query });
    const later = query.show === 'done' || query.show === 'all';
    const [direction, sign] = later ? ['DESC', '<'] : ['ASC', '>'];
    const after = pages.after(cursor);
    const from = after ? `AND (r.posting_on ${sign} ? OR (r.posting_on = ? AND r.id ${sign} ?))` : '';
    const rows = await this.database.query<{ id: string; postingOn: LocalDate }>(
      `SELECT r.id, r.posting_on AS postingOn FROM renewal r WHERE ${where.sql} ${from}
        ORDER BY r.posting_on ${direction}, r.id ${direction} LIMIT ?`,
      [...where.parameters, ...(after ? [after[0], after[0], after[1]] : []), limit + 1],
    );
    const cut = pages.cut(
      rows,
      limit,
      ({ postingOn, id }) => [postingOn, id],
      ({ id }) => id,
    );
    return { ...cut, items: await this.items(cut.items) };
  }

  /** How many terms each filter holds. */
  async counts(actor: Actor): Promise<RenewalCounts> {
    const { today } = this;
    const count = async (show: RenewalShow): Promise<number> => {
      const { sql, parameters } = matching(show, { actor, today, days: 30 });
      const row = await this.database.one<{ count: number | string }>(
        `SELECT COUNT(*) AS count FROM (SELECT 1 FROM renewal r WHERE ${sql} LIMIT ?) AS counted`,
        [...parameters, mostCounted + 1],
      );
      return Number(row?.count ?? 0);
    };
    return {
      open: await count('open'),
      mine: await count('mine'),
      undecided: await count('undecided'),
      posting: await count('posting'),
      protected: await count('protected'),
    };
  }

  /** One term; 404 outside the scope. */
  async find(scope: ClientScope, id: string): Promise<RenewalDetail> {
    const own = scopeCondition(scope, 'client_id');
    const row = found(
      await this.database.one<{ clientId: string }>(
        `SELECT client_id AS clientId FROM renewal WHERE id = ? AND ${own.sql}`,
        [id, ...own.parameters],
      ),
    );
    const [item] = await this.items([id]);
    const { addressee: name, address } = await addresseeOf(this.database, row.clientId);
    return { ...found(item), addressee: { name, address } };
  }

  /** Our people who may decide. */
  async people(): Promise<{ items: Reference[] }> {
    const people = await this.directory.staffToNotify('contracts.write');
    return { items: people.map(({ id, name }) => ({ id, name })) };
  }

  get today(): LocalDate {
    return localDateOf(this.clock.now().toISOString(), zone);
  }

  private async items(ids: readonly string[]): Promise<RenewalItem[]> {
    if (ids.length === 0) return [];
    const { manager } = this.database;
    const rows = await manager.findBy(RenewalRow, { id: In([...ids]) });
    const contracts = await manager.findBy(ContractRow, { id: In(rows.map(({ contractId }) => contractId)) });
    const names = {
      clients: await this.names(
        'client',
        rows.map(({ clientId }) => clientId),
      ),
      people: await this.names(
        'person',
        rows.flatMap(({ ownerId }) => ownerId ?? []),
      ),
    };
    const letters = await lettersOf(this.database, ids);
    const byId = new Map(rows.map((row) => [row.id, row]));
    const contractOf = new Map(contracts.map((row) => [row.id, row]));
    return ids.flatMap((id) => {
      const row = byId.get(id);
      const contract = row && contractOf.get(row.contractId);
      if (!row || !contract) return [];
      return [presentRenewal(row, contract, { ...names, letters: letters.get(id) ?? [], today: this.today })];
    });
  }

  private async names(table: 'client' | 'person', ids: readonly string[]): Promise<Map<string, string>> {
    if (ids.length === 0) return new Map();
    const sql = `SELECT id, name FROM ${table} WHERE id IN (?)`;
    const rows = await this.database.query<Reference>(sql, [ids]);
    return new Map(rows.map(({ id, name }) => [id, name]));
  }
}

/** Terms of a filter, narrowed to a contract, a client or words. */
function matching(show: RenewalShow, { contract, client, q, ...asked }: Asked & Narrowed): Condition {
  const own = scopeCondition(asked.actor.scope, 'r.client_id');
  const { sql, parameters } = shown(show, asked);
  const conditions = [sql, own.sql];
  const values = [...parameters, ...own.parameters];
  if (contract) {
    conditions.push('r.contract_id = ?');
    values.push(contract);
  }
  if (client) {
    conditions.push('r.client_id = ?');
    values.push(client);
  }
  if (q) {
    const said = saying(q);
    conditions.push(`EXISTS (SELECT 1 FROM contract c WHERE c.id = r.contract_id AND (${said.sql}))`);
    values.push(...said.parameters);
  }
  return { sql: conditions.join(' AND '), parameters: values };
}

/** Terms whose limit lies ahead are worked on; of the others only a letter that can be argued about. */
function shown(show: RenewalShow, { actor, today, days }: Asked): Condition {
  const open = "r.state = 'open' AND r.posting_on >= ? AND r.limit_on >= ?";
  const since = [addCalendarDays(today, -mostPostingDays), today];
  switch (show) {
    case 'all':
      return { sql: '1 = 1', parameters: [] };
    case 'done':
      return { sql: "r.state IN ('renewed', 'ended')", parameters: [] };
    case 'passed':
      return { sql: "r.state = 'open' AND r.limit_on < ?", parameters: [today] };
    case 'open':
      return { sql: open, parameters: since };
    case 'mine':
      return { sql: `${open} AND r.owner_id = ?`, parameters: [...since, actor.id ?? '0'] };
    case 'undecided':
      return {
        sql: `((${open} AND r.decision = 'undecided')
            OR (r.state = 'open' AND r.verdict = 'arguable' AND r.outcome IS NULL))`,
        parameters: since,
      };
    case 'posting':
      return {
        sql: `${open} AND r.posting_on <= ? AND r.decision <> 'renew'`,
        parameters: [...since, addCalendarDays(today, days)],
      };
    case 'protected':
      return { sql: `${open} AND r.is_protected = 1`, parameters: since };
  }
}
