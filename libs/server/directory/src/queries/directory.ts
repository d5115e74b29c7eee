import { Injectable } from '@nestjs/common';
import { Database, found, fromJson } from '@vigie/platform';
import type {
  ApprovableKind,
  DeadlineMode,
  Formula,
  Priority,
  ServiceCalendar,
  SlaTarget,
  Threshold,
  ThresholdAction,
} from '@vigie/rules';
import { priorities } from '@vigie/rules';
import type { Locale, Permission, Role } from '@vigie/wire';
import { holdsPermission } from '../store/people.store';
import { policyInForce } from '../store/sla-policies.store';

/** Where to read: the database, or the transaction of the caller. */
export interface Reader {
  query<Row>(sql: string, parameters?: unknown[]): Promise<Row[]>;
}

/** A client's contact, as the other features need one. */
export interface Contact {
  id: string;
  name: string;
  email: string;
  clientId: string;
  clientName: string;
  formula: Formula;
  roles: Role[];
  locale: Locale;
  active: boolean;
}

/** What was agreed with a client about time. */
export interface ClientTerms {
  clientId: string;
  clientName: string;
  formula: Formula;
  deadlineMode: DeadlineMode;
  calendar: ServiceCalendar;
  targets: Record<Priority, SlaTarget>;
  /** Kinds of request that its management has to agree to. */
  approvalKinds: ApprovableKind[];
}

/** Somebody to write to. */
export interface Recipient {
  id: string;
  name: string;
  email: string;
  locale: Locale;
}

type ContactColumns = Omit<Contact, 'roles' | 'active'> & { roles: Role[] | string; active: number };
interface TermsColumns {
  name: string;
  formula: Formula;
  deadline_mode: DeadlineMode;
  approval_kinds: ApprovableKind[] | string | null;
  zone: string;
  region: ServiceCalendar['region'];
  good_friday: number;
  hours: ServiceCalendar['hours'] | string;
  exceptions: ServiceCalendar['exceptions'] | string;
}

const selectContact = `SELECT p.id, p.name, p.email, p.client_id AS clientId, c.name AS clientName, c.formula,
    p.roles, p.locale, p.active
  FROM person p JOIN client c ON c.id = p.client_id
 WHERE p.kind = 'contact'`;

/** What the directory tells the other features. Every method reads inside the caller's transaction when given one. */
@Injectable()
export class Directory {
  constructor(private readonly database: Database) {}

  /** The contact who writes from this address, active or not. */
  async contactByEmail(address: string, reader: Reader = this.database): Promise<Contact | null> {
    const sql = `${selectContact} AND p.email = ?`;
    const email = address.trim().toLowerCase();
    const [row] = await reader.query<ContactColumns>(sql, [email]);
    // The database takes é for e; a look-alike of somebody's address is not that person.
    return row?.email === email ? contactOf(row) : null;
  }

  /** A contact by identifier, active or not. */
  async contactById(id: string, reader: Reader = this.database): Promise<Contact | null> {
    const [row] = await reader.query<ContactColumns>(`${selectContact} AND p.id = ?`, [id]);
    return row ? contactOf(row) : null;
  }

  /** Formula, calendar and targets of a client; 404 when there is none. */
  async clientTerms(clientId: string, reader: Reader = this.database): Promise<ClientTerms> {
    const [row] = await reader.query<TermsColumns>(
      `SELECT c.name, c.formula, c.deadline_mode, c.approval_kinds, k.zone, k.region, k.good_friday, k.hours, k.exceptions
         FROM client c JOIN calendar k ON k.id = c.calendar_id WHERE c.id = ?`,
      [clientId],
    );
    const terms = found(row);
    return {
      clientId,
      clientName: terms.name,
      formula: terms.formula,
      deadlineMode: terms.deadline_mode,
      calendar: calendarOf(terms),
      targets: await targetsOf(reader, clientId, terms.formula),
      approvalKinds: fromJson(terms.approval_kinds ?? '[]'),
    };
  }

  /** What the policy in force does when a clock reaches a threshold. */
  async thresholdAction(percent: Threshold, reader: Reader = this.database): Promise<ThresholdAction | null> {
    const [row] = await reader.query<{ actions: ThresholdAction[] | string }>(
      `SELECT actions FROM sla_policy WHERE id = ${policyInForce}`,
    );
    return (row && fromJson(row.actions).find((one) => one.percent === percent)) ?? null;
  }

  /** Our active people who hold the permission. */
  staffToNotify(permission: Permission, reader: Reader = this.database): Promise<Recipient[]> {
    const holds = holdsPermission(permission);
    return reader.query<Recipient>(
      `SELECT id, name, email, locale FROM person
        WHERE kind = 'staff' AND active = 1 AND ${holds.sql} ORDER BY id`,
      holds.parameters,
    );
  }

  /** The active people of clients who hold the permission. */
  contactsToNotify(
    permission: Permission,
    clientIds: readonly string[],
    reader: Reader = this.database,
  ): Promise<(Recipient & { clientId: string })[]> {
    const holds = holdsPermission(permission);
    return reader.query(
      `SELECT id, name, email, locale, client_id AS clientId FROM person
        WHERE kind = 'contact' AND client_id IN (?) AND active = 1 AND ${holds.sql} ORDER BY id`,
      [clientIds, ...holds.parameters],
    );
  }

  /** One of our people, active and able to take a ticket; null otherwise. */
  async assignee(id: string, reader: Reader = this.database): Promise<Recipient | null> {
    const holds = holdsPermission('tickets.work');
    const [row] = await reader.query<Recipient>(
      `SELECT id, name, email, locale FROM person
        WHERE id = ? AND kind = 'staff' AND active = 1 AND ${holds.sql}`,
      [id, ...holds.parameters],
    );
    return row ?? null;
  }
}

const contactOf = (row: ContactColumns): Contact => ({
  ...row,
  roles: fromJson(row.roles),
  active: Boolean(row.active),
});

const calendarOf = (row: TermsColumns): ServiceCalendar => ({
  zone: row.zone,
  region: row.region,
  goodFriday: Boolean(row.good_friday),
  hours: fromJson(row.hours),
  exceptions: fromJson(row.exceptions),
});

/** Those in force: what the contract of the client says, else its formula. */
async function targetsOf(
  reader: Reader,
  clientId: string,
  formula: Formula,
): Promise<Record<Priority, SlaTarget>> {
  const rows = await reader.query<SlaTarget & { priority: number }>(
    `SELECT priority, response_minutes AS responseMinutes, resolution_minutes AS resolutionMinutes
       FROM sla_target WHERE policy_id = ${policyInForce} AND (formula = ? OR client_id = ?)
      ORDER BY client_id IS NULL`,
    [formula, clientId],
  );
  const target = (priority: Priority): SlaTarget => {
    const row = rows.find((one) => one.priority === priority);
    if (!row) throw new Error(`no SLA target for ${formula}, priority ${priority}`);
    return { responseMinutes: row.responseMinutes, resolutionMinutes: row.resolutionMinutes };
  };
  const [first, second, third, fourth] = priorities;
  return { 1: target(first), 2: target(second), 3: target(third), 4: target(fourth) };
}
