import { actorOf, found, fromJson, type Actor, type Database } from '@vigie/platform';
import type { Role } from '@vigie/wire';

interface PersonLine {
  id: string;
  kind: 'staff' | 'contact';
  name: string;
  email: string;
  client_id: string | null;
  roles: Role[] | string;
}

/** One of the people of the demonstration, to act as. */
export async function demoPerson(database: Database, email: string): Promise<Actor> {
  const row = found(
    await database.one<PersonLine>(
      'SELECT id, kind, name, email, client_id, roles FROM person WHERE email = ?',
      [email],
    ),
  );
  return actorOf({ ...row, clientId: row.client_id, roles: fromJson(row.roles), locale: 'fr' });
}
