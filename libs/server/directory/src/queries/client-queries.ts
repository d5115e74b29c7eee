import { Injectable } from '@nestjs/common';
import { Database, found, fromJson, Pages, scopeCondition, type ClientScope } from '@vigie/platform';
import type { ApprovableKind, DeadlineMode, Formula } from '@vigie/rules';
import type { Client, Page } from '@vigie/wire';
import { Conditions, containing } from './sql';

interface ClientColumns {
  id: string;
  name: string;
  formula: Formula;
  deadline_mode: DeadlineMode;
  calendar_id: string;
  calendar_name: string;
  contacts: number | string;
  open_tickets: number | string;
  siren: string | null;
  approval_kinds: ApprovableKind[] | string | null;
  has_approver: number | string;
  version: number;
}

export interface ClientFilter {
  limit: number;
  cursor?: string | undefined;
  q?: string | undefined;
}

const select = `SELECT c.id, c.name, c.formula, c.deadline_mode, c.siren, c.approval_kinds, c.version,
    c.calendar_id, k.name AS calendar_name,
    (SELECT COUNT(*) FROM person p WHERE p.client_id = c.id AND p.active = 1) AS contacts,
    (SELECT COUNT(*) FROM ticket t WHERE t.client_id = c.id AND t.is_open = 1) AS open_tickets,
    EXISTS (SELECT 1 FROM person a WHERE a.client_id = c.id AND a.active = 1
                AND JSON_CONTAINS(a.roles, '"approver"')) AS has_approver
  FROM client c JOIN calendar k ON k.id = c.calendar_id`;

const pages = new Pages('clients');

/** Companies under contract, by name. */
@Injectable()
export class ClientQueries {
  constructor(private readonly database: Database) {}

  /** A page of clients. */
  async page(scope: ClientScope, filter: ClientFilter): Promise<Page<Client>> {
    const where = within(scope);
    if (filter.q) where.add('c.name LIKE ?', containing(filter.q));
    const after = pages.after(filter.cursor);
    if (after) where.add('c.name > ? OR (c.name = ? AND c.id > ?)', after[0], after[0], after[1]);
    const rows = await this.database.query<ClientColumns>(
      `${select} WHERE ${where.sql} ORDER BY c.name, c.id LIMIT ?`,
      [...where.parameters, filter.limit + 1],
    );
    return pages.cut(rows, filter.limit, (row) => [row.name, row.id], present);
  }

  /** One client; 404 outside the scope. */
  async one(scope: ClientScope, id: string): Promise<Client> {
    const where = within(scope).add('c.id = ?', id);
    const row = await this.database.one<ClientColumns>(`${select} WHERE ${where.sql}`, where.parameters);
    return present(found(row));
  }
}

function within(scope: ClientScope): Conditions {
  const { sql, parameters } = scopeCondition(scope, 'c.id');
  return new Conditions().add(sql, ...parameters);
}

const present = (row: ClientColumns): Client => ({
  id: row.id,
  name: row.name,
  formula: row.formula,
  deadlineMode: row.deadline_mode,
  calendar: { id: row.calendar_id, name: row.calendar_name },
  contacts: Number(row.contacts),
  openTickets: Number(row.open_tickets),
  siren: row.siren,
  approvalKinds: fromJson(row.approval_kinds ?? '[]'),
  hasApprover: Number(row.has_approver) === 1,
  version: row.version,
});
