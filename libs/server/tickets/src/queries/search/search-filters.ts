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
    };
    const ours = actor.kind !== 'contact';
    const places = filterPlaces(typed);
    for (const [i, filter] of query.filters.entries()) {
      const ids = await this.named(actor, filter);
      const { value, ...place } = places[i] ?? { text: typed, start: 0, end: typed.length, value: typed };
      const unknown = (ids?.length === 0 || (!ours && !clientFields.has(filter.field))) ?? false;
      if (unknown) {
        problems.push({ code: ids?.length === 0 ? 'unknown-name' : 'unknown-operator', ...place });
        const text = { text: value, phrase: false, prefix: false, not: filter.not };
        read.query = { ...read.query, texts: [...read.query.texts, text] };
        continue;
      }
      const condition = conditionOf(actor, filter, ids ?? []);
      read.conditions.push(filter.not ? { ...condition, sql: `NOT (${condition.sql})` } : condition);
      read.query = { ...read.query, filters: [...read.query.filters, filter] };
      if (filter.field === 'client' && !filter.not && ids) read.clientIds = ids;
    }
    const [only] = read.clientIds?.length === 1 ? read.clientIds : [];
    if (only && actor.scope.kind === 'all') read.scope = { kind: 'client', clientId: only };
    return read;
  }

  /** Who or what a name means, at most so many; null where the value is no name. */
  private async named({ scope }: Actor, { field, value }: SearchFilter): Promise<string[] | null> {
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
        if (value === 'me' || value === 'none') return null;
        return this.best('person', value, "kind = 'staff' AND (name LIKE ? OR name LIKE ? OR email LIKE ?)", [
          begins,
          `% ${begins}`,
          begins,
        ]);
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

function conditionOf(actor: Actor, { field, value }: SearchFilter, ids: string[]): Sql {
  switch (field) {
    case 'client':
      return { sql: 't.client_id IN (?)', parameters: [ids] };
    case 'state':
      return value === 'active'
        ? { sql: active, parameters: [] }
        : { sql: 't.state = ?', parameters: [value] };
    case 'kind':
      return { sql: 't.kind = ?', parameters: [value] };
    case 'priority':
      return { sql: 't.priority = ?', parameters: [value] };
    case 'assignee':
      return value === 'none'
        ? { sql: 't.assignee_id IS NULL', parameters: [] }
        : { sql: 't.assignee_id IN (?)', parameters: [value === 'me' ? [actor.id ?? '0'] : ids] };
    case 'requester':
      return { sql: 't.requester_id IN (?)', parameters: [ids] };
    case 'tag':
      return {
        sql: 'EXISTS (SELECT 1 FROM ticket_tag g WHERE g.ticket_id = t.id AND g.client_id = t.client_id AND g.tag_id IN (?))',
        parameters: [ids],
      };
    case 'equipment':
      return {
        sql: 'EXISTS (SELECT 1 FROM ticket_equipment q WHERE q.ticket_id = t.id AND q.client_id = t.client_id AND q.equipment_id IN (?))',
        parameters: [ids],
      };
    case 'before':
      return { sql: 't.created_at < ?', parameters: [dayStart(value)] };
    case 'after':
      return { sql: 't.created_at >= ?', parameters: [dayStart(value)] };
    case 'files':
      return filesCondition(actor, value);
  }
}

function filesCondition(actor: Actor, value: string): Sql {
  const shown = actor.kind === 'contact' ? ' AND s.internal = 0' : '';
  const sql = `EXISTS (SELECT 1 FROM ticket_file f JOIN stored_file s ON s.id = f.file_id
    WHERE f.ticket_id = t.id AND f.client_id = t.client_id${shown})`;
  return { sql: value === 'yes' ? sql : `NOT ${sql}`, parameters: [] };
}

const dayStart = (date: string): Date => new Date(isLocalDate(date) ? toMs(startOfDay(date, zone)) : NaN);
