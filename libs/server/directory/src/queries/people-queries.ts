import { Injectable } from '@nestjs/common';
import { Database, found, fromJson, Pages, scopeCondition, type ClientScope } from '@vigie/platform';
import type { Locale, Page, Person, Reference, Role } from '@vigie/wire';
import { holdsPermission } from '../store/people.store';
import { Conditions, containing, isoOrNull } from './sql';

interface PersonColumns {
  id: string;
  kind: 'staff' | 'contact';
  name: string;
  email: string;
  roles: Role[] | string;
  client_id: string | null;
  client_name: string | null;
  active: number;
  totp: number | string;
  last_seen_at: Date | null;
  locale: Locale;
  version: number;
}

export interface PersonFilter {
  limit: number;
  cursor?: string | undefined;
  kind?: 'staff' | 'contact' | undefined;
  client?: string | undefined;
  q?: string | undefined;
}

const maxAssignees = 500;
const select = `SELECT p.id, p.kind, p.name, p.email, p.roles, p.client_id, c.name AS client_name, p.active,
    p.totp_secret IS NOT NULL AS totp, p.last_seen_at, p.locale, p.version
  FROM person p LEFT JOIN client c ON c.id = p.client_id`;

const pages = new Pages('people');

/** People who can sign in, by name. */
@Injectable()
export class PeopleQueries {
  constructor(private readonly database: Database) {}

  /** A page of people. */
  async page(scope: ClientScope, filter: PersonFilter): Promise<Page<Person>> {
    const where = within(scope);
    if (filter.kind) where.add('p.kind = ?', filter.kind);
    if (filter.client) where.add('p.client_id = ?', filter.client);
    if (filter.q) where.add('p.name LIKE ? OR p.email LIKE ?', containing(filter.q), containing(filter.q));
    const after = pages.after(filter.cursor);
    if (after) where.add('p.name > ? OR (p.name = ? AND p.id > ?)', after[0], after[0], after[1]);
    const rows = await this.database.query<PersonColumns>(
      `${select} WHERE ${where.sql} ORDER BY p.name, p.id LIMIT ?`,
      [...where.parameters, filter.limit + 1],
    );
    return pages.cut(rows, filter.limit, (row) => [row.name, row.id], present);
  }

  /** One person; 404 outside the scope. */
  async one(scope: ClientScope, id: string): Promise<Person> {
    const where = within(scope).add('p.id = ?', id);
    const row = await this.database.one<PersonColumns>(`${select} WHERE ${where.sql}`, where.parameters);
    return present(found(row));
  }

  /** Our people who can be given a ticket. */
  assignees(): Promise<Reference[]> {
    const works = holdsPermission('tickets.work');
    return this.database.query<Reference>(
      `SELECT id, name FROM person WHERE kind = 'staff' AND active = 1 AND ${works.sql} ORDER BY name LIMIT ?`,
      [...works.parameters, maxAssignees],
    );
  }
}

function within(scope: ClientScope): Conditions {
  const { sql, parameters } = scopeCondition(scope, 'p.client_id');
  return new Conditions().add(sql, ...parameters);
}

const present = (row: PersonColumns): Person => ({
  id: row.id,
  kind: row.kind,
  name: row.name,
  email: row.email,
  roles: fromJson(row.roles),
  client: row.client_id && row.client_name ? { id: row.client_id, name: row.client_name } : null,
  active: Boolean(row.active),
  totpEnabled: Boolean(Number(row.totp)),
  lastSeenAt: isoOrNull(row.last_seen_at),
  locale: row.locale,
  version: row.version,
});
