import { createHash, randomBytes } from 'node:crypto';
import type { Connection } from 'mysql2/promise';
import { PlainError } from '../lib/console.ts';
import { column } from './database.ts';
import { sqlInstant } from './sink.ts';

/** One of our people, or a contact, with a session. */
export interface Caller {
  cookie: string;
  personId: number;
}

/** The item at a place, beginning again after the last one. */
export function at<T>(list: readonly T[], index: number): T {
  const item = list[index % list.length];
  if (item === undefined) throw new PlainError('Pas assez de données : augmentez --tickets.');
  return item;
}

/** Sessions of our people, technicians first. */
export async function signInStaff(connection: Connection, count: number): Promise<Caller[]> {
  const people = await column<number>(
    connection,
    "SELECT id FROM person WHERE kind = 'staff' ORDER BY id DESC",
  );
  return signIn(connection, count, 'staff', people);
}

/** Sessions of one requester of each client that has sent requests, the clients in turn. */
export async function signInContacts(connection: Connection, count: number): Promise<Caller[]> {
  const people = await column<number>(
    connection,
    `SELECT MIN(p.id) FROM person p
      WHERE JSON_CONTAINS(p.roles, '"requester"')
        AND EXISTS (SELECT 1 FROM written_request w WHERE w.client_id = p.client_id)
      GROUP BY p.client_id ORDER BY p.client_id`,
  );
  return signIn(connection, count, 'contact', people);
}

/** The administrator, who may do all that is measured. */
export async function signInAdministrator(connection: Connection): Promise<Caller> {
  const [caller] = await signIn(
    connection,
    1,
    'staff',
    await column<number>(
      connection,
      `SELECT id FROM person WHERE kind = 'staff' AND JSON_CONTAINS(roles, '"administrator"') ORDER BY id LIMIT 1`,
    ),
  );
  if (caller === undefined) throw new PlainError('Aucun administrateur.');
  return caller;
}

/** One of our people who goes over to accounting and approves what the administrator prepared. */
export async function signInAccountant(connection: Connection): Promise<Caller> {
  const [person = 0] = await column<number>(
    connection,
    "SELECT id FROM person WHERE kind = 'staff' AND active = 1 ORDER BY id DESC LIMIT 1",
  );
  await connection.query(`UPDATE person SET roles = '["accounting"]' WHERE id = ?`, [person]);
  return at(await signIn(connection, 1, 'staff', [person]), 0);
}

/** Writes sessions directly: signing in is limited on purpose, and not what is measured. */
async function signIn(
  connection: Connection,
  count: number,
  holder: 'staff' | 'contact',
  people: number[],
): Promise<Caller[]> {
  const now = sqlInstant(new Date());
  const expires = sqlInstant(new Date(Date.now() + 12 * 3_600_000));
  const callers: Caller[] = [];
  for (let i = 0; i < count; i += 1) {
    const secret = randomBytes(32).toString('base64url');
    const personId = at(people, i);
    const hash = createHash('sha256').update(secret).digest('hex');
    await connection.query(
      `INSERT INTO session (secret_hash, person_id, created_at, last_seen_at, expires_at, ip, user_agent)
       VALUES (?, ?, ?, ?, ?, '127.0.0.1', 'bench')`,
      [hash, personId, now, now, expires],
    );
    callers.push({ cookie: `vigie-${holder}=${secret}`, personId });
  }
  return callers;
}
