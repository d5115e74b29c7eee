import { Injectable } from '@nestjs/common';
import {
  isLocalDate,
  parseSearch,
  searchParts,
  startOfDay,
  toMs,
  type SearchField,
  type SearchFilter,
  type SearchProblem,
  type SearchQuery,
} from '@vigie/rules';
import { Database, scopeCondition, type Actor, type ClientScope } from '@vigie/platform';
import { literal, type Sql } from './wanted-words';

const zone = 'Europe/Paris';
const mostNamed = 200;
const active = "t.state NOT IN ('resolved', 'closed')";

/** Values that are no names. */
const words: Partial<Record<SearchField, readonly string[]>> = { assignee: ['me', 'none'], queue: ['mine'] };

/** Operators that a client may use; the others are for our people. */
const clientFields = new Set<SearchField>([
  'state',
  'kind',
  'before',
  'after',
  'files',
  'requester',
  'equipment',
]);

/** What was typed, with the names in it looked up. */
export interface ReadSearch {
  query: SearchQuery;
  problems: SearchProblem[];
  conditions: Sql[];
  /** Whose tickets only, when one client is named. */
  scope: ClientScope;
  clientIds: string[] | null;
  /** Clients whose things are left out. */
  otherClientIds: string[];
}

/** Reads what was typed: operators become conditions on tickets `t`. */
@Injectable()
export class SearchFilters {
  constructor(private readonly database: Database) {}

  /** What is not understood, or names nobody, is searched as text and named in `problems`. */
  async read(actor: Actor, typed: string): Promise<ReadSearch> {
    const { query, problems } = parseSearch(typed);
    const read: ReadSearch = {
      query: { ...query, filters: [] },
      problems,
      conditions: [],
      scope: actor.scope,
      clientIds: null,
      otherClientIds: [],
    };
    const places = filterPlaces(typed);
    for (const [i, filter] of query.filters.entries()) {
      const { value, ...place } = places[i] ?? { text: typed, start: 0, end: typed.length, value: typed };
      const ids = await this.named(actor, filter);
      const code = problemOf(actor, filter, ids);
      if (code) {
        problems.push({ code, ...place });
        const text = { text: value, phrase: false, prefix: false, not: filter.not };
        read.query = { ...read.query, texts: [...read.query.texts, text] };
      } else narrow(actor, read, filter, ids ?? []);
    }
    const [only, ...others] = read.clientIds ?? [];
    if (only && others.length === 0 && actor.scope.kind === 'all')
      read.scope = { kind: 'client', clientId: only };
    return read;
  }

  /** Who or what a name means, at most so many; null where the value is no name. */
  private async named({ scope }: Actor, { field, value }: SearchFilter): Promise<string[] | null> {
    if (words[field]?.includes(value)) return null;
    const begins = `${literal(value)}%`;
    const own = scopeCondition(scope, 'client_id');
    switch (field) {
      case 'client':
        return this.best('client', value, '(name LIKE ? OR name LIKE ?)', [begins, `% ${begins}`]);
      case 'tag':
        return this.best('tag', value, 'name LIKE ?', [begins]);
      case 'requester':
        return this.best(
          'person',
          value,
          `kind = 'contact' AND (name LIKE ? OR name LIKE ? OR email LIKE ?) AND ${own.sql}`,
          [begins, `% ${begins}`, begins, ...own.parameters],
        );
      case 'assignee':
        return this.best('person', value, "kind = 'staff' AND (name LIKE ? OR name LIKE ? OR email LIKE ?)", [
          begins,
          `% ${begins}`,
          begins,
        ]);
      case 'queue':
        return this.best('queue', value, '(name LIKE ? OR name LIKE ?)', [begins, `% ${begins}`]);
      case 'equipment':
        return this.best('equipment', value, `(name LIKE ? OR serial LIKE ?) AND ${own.sql}`, [
          begins,
          begins,
          ...own.parameters,
        ]);
      case 'state':
      case 'priority':
      case 'kind':
      case 'before':
      case 'after':
      case 'files':
        return null;
    }
  }

  /** The one whose name it is, else all whose name has a word that begins so. */
  private async best(
    table: string,
    value: string,
    condition: string,
    parameters: unknown[],
  ): Promise<string[]> {
    const rows = await this.database.query<{ id: string; same: string }>(
      `SELECT id, name = ? AS same FROM ${table} WHERE ${condition} ORDER BY id LIMIT ${mostNamed}`,
      [value, ...parameters],
    );
    const same = rows.filter((row) => Number(row.same) === 1);
    return (same.length > 0 ? same : rows).map(({ id }) => id);
  }
}

/** Where the operators that were understood stand, in their order. */
function filterPlaces(typed: string) {
  return searchParts(typed).flatMap(({ start, end, value }) => {
    const text = typed.slice(start, end);
    return parseSearch(text).query.filters.length > 0 ? [{ text, start, end, value }] : [];
  });
}

/** Why an operator cannot be followed; null when it can. */
function problemOf(
  actor: Actor,
  { field }: SearchFilter,
  ids: string[] | null,
): SearchProblem['code'] | null {
  if (actor.kind === 'contact' && !clientFields.has(field)) return 'unknown-operator';
  return ids?.length === 0 ? 'unknown-name' : null;
}

/** Follows an operator that was understood. */
function narrow(actor: Actor, read: ReadSearch, filter: SearchFilter, ids: string[]): void {
  const { sql, parameters } = conditions[filter.field](filter.value, ids, actor);
  read.conditions.push({ sql: filter.not ? `NOT COALESCE(${sql}, FALSE)` : sql, parameters });
  read.query = { ...read.query, filters: [...read.query.filters, filter] };
  if (filter.field === 'client' && filter.not) read.otherClientIds.push(...ids);
  else if (filter.field === 'client') read.clientIds = ids;
}

type ConditionOf = (value: string, ids: string[], actor: Actor) => Sql;
const equals =
  (column: string): ConditionOf =>
  (value) => ({ sql: `${column} = ?`, parameters: [value] });
const isOneOf =
  (column: string): ConditionOf =>
  (_, ids) => ({ sql: `${column} IN (?)`, parameters: [ids] });
const holds =
  (table: string, column: string): ConditionOf =>
  (_, ids) => ({
    sql: `EXISTS (SELECT 1 FROM ${table} x WHERE x.ticket_id = t.id AND x.client_id = t.client_id AND x.${column} IN (?))`,
    parameters: [ids],
  });

/** Each operator as a condition on tickets `t`. A contract will be one more. */
const conditions: Record<SearchField, ConditionOf> = {
  client: isOneOf('t.client_id'),
  state: (value) =>
    value === 'active' ? { sql: active, parameters: [] } : { sql: 't.state = ?', parameters: [value] },
  kind: equals('t.kind'),
  priority: equals('t.priority'),
  assignee: (value, ids, actor) =>
    value === 'none'
      ? { sql: 't.assignee_id IS NULL', parameters: [] }
      : {
          sql: 't.assignee_id IN (?)',
          parameters: [value === 'me' ? [actor.id ?? '-1'] : ids],
        },
  queue: (value, ids, actor) =>
    value === 'mine'
      ? {
          sql: 't.queue_id IN (SELECT queue_id FROM queue_member WHERE person_id = ?)',
          parameters: [actor.id],
        }
      : { sql: 't.queue_id IN (?)', parameters: [ids] },
  requester: isOneOf('t.requester_id'),
  tag: holds('ticket_tag', 'tag_id'),
  equipment: holds('ticket_equipment', 'equipment_id'),
  before: (value) => ({ sql: 't.created_at < ?', parameters: [dayStart(value)] }),
  after: (value) => ({ sql: 't.created_at >= ?', parameters: [dayStart(value)] }),
  files: (value, _ids, actor) => filesCondition(actor, value),
};

function filesCondition(actor: Actor, value: string): Sql {
  const shown = actor.kind === 'contact' ? ' AND s.internal = 0' : '';
  const sql = `EXISTS (SELECT 1 FROM ticket_file f JOIN stored_file s ON s.id = f.file_id
    WHERE f.ticket_id = t.id AND f.client_id = t.client_id${shown})`;
  return { sql: value === 'yes' ? sql : `NOT ${sql}`, parameters: [] };
}

const dayStart = (date: string): Date => new Date(isLocalDate(date) ? toMs(startOfDay(date, zone)) : NaN);
