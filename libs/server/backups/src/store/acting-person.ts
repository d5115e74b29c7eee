import { actorOf, fromJson, systemActor, type Actor } from '@vigie/platform';
import type { Locale, Role } from '@vigie/wire';

/** Where to read: the database, or the transaction of the caller. */
export interface Reader {
  query<Row>(sql: string, parameters?: unknown[]): Promise<Row[]>;
}

/** The person in whose name a job goes on with what they launched. */
export async function actingPerson(reader: Reader, id: string | null): Promise<Actor> {
  const [row] = await reader.query<{
    id: string;
    kind: 'staff' | 'contact';
    name: string;
    email: string;
    roles: Role[] | string;
    locale: Locale;
  }>(`SELECT id, kind, name, email, roles, locale FROM person WHERE id = ? AND kind = 'staff'`, [id]);
  return row ? actorOf({ ...row, clientId: null, roles: fromJson(row.roles) }) : systemActor('backups');
}
