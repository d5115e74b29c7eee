import type { Transaction } from '@vigie/platform';
import type { Locale, Permission, Role } from '@vigie/wire';
import { rolePermissions, roles } from '@vigie/wire';
import { PersonRow } from './person.row';
import type { Source } from './source';

/** A person as stored; stays inside the directory. */
export type StoredPerson = PersonRow;

export interface NewPerson {
  kind: 'staff' | 'contact';
  clientId: string | null;
  name: string;
  email: string;
  roles: readonly Role[];
  locale?: Locale;
  passwordHash?: string | null;
}

export const personById = (source: Source, id: string): Promise<StoredPerson | null> =>
  source.manager.findOneBy(PersonRow, { id });

export const personByEmail = (source: Source, email: string): Promise<StoredPerson | null> =>
  source.manager.findOneBy(PersonRow, { email: email.toLowerCase() });

/** Reads a person and keeps everybody else from changing them until the transaction ends. */
export const lockPerson = (tx: Transaction, id: string): Promise<StoredPerson | null> =>
  tx.manager.findOne(PersonRow, { where: { id }, lock: { mode: 'pessimistic_write' } });

/** Adds a person; the address must not be known yet (unique key). */
export function insertPerson(tx: Transaction, person: NewPerson): Promise<string> {
  return tx.insert(PersonRow, {
    kind: person.kind,
    clientId: person.clientId,
    name: person.name,
    email: person.email.toLowerCase(),
    roles: [...person.roles],
    locale: person.locale ?? 'fr',
    passwordHash: person.passwordHash ?? null,
    active: true,
    createdAt: tx.now,
    version: 1,
  });
}

/** Changes what administrators edit; version.conflict when somebody else did in between. */
export const updatePerson = (
  tx: Transaction,
  person: { id: string; version: number },
  values: { name?: string; roles?: Role[]; active?: boolean },
): Promise<void> => tx.updateVersioned(PersonRow, person, values);

export const setLocale = (tx: Transaction, id: string, locale: Locale) =>
  tx.execute('UPDATE person SET locale = ? WHERE id = ?', [locale, id]);

export const setPasswordHash = (tx: Transaction, id: string, hash: string) =>
  tx.execute('UPDATE person SET password_hash = ? WHERE id = ?', [hash, id]);

/** Number of active administrators; locks them, so that two cannot be taken away at the same time. */
export async function lockAdministrators(tx: Transaction): Promise<number> {
  const rows = await tx.query(
    `SELECT id FROM person
      WHERE kind = 'staff' AND active = 1 AND JSON_CONTAINS(roles, '"administrator"') ORDER BY id FOR UPDATE`,
  );
  return rows.length;
}

/** SQL condition and parameters: the person holds a role that carries the permission. */
export function holdsPermission(
  permission: Permission,
  column = 'roles',
): { sql: string; parameters: string[] } {
  const carrying = roles.filter((role) => rolePermissions[role].includes(permission));
  const sql = carrying.map(() => `JSON_CONTAINS(${column}, ?)`).join(' OR ');
  return { sql: `(${sql || '1 = 0'})`, parameters: carrying.map((role) => JSON.stringify(role)) };
}
