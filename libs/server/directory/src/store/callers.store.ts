import { fromJson, type Database } from '@vigie/platform';
import type { Locale, Permission, Role } from '@vigie/wire';

interface CallerColumns {
  id: string;
  person_id: string;
  kind: 'staff' | 'contact';
  name: string;
  email: string;
  client_id: string | null;
  roles: Role[] | string;
  locale: Locale;
  /** A comparison is a BIGINT for MySQL, hence a string for the driver. */
  totp: number | string;
  expires_at: Date;
}

/** An active person behind a session or a token. */
export interface Caller {
  /** Of the session or the token. */
  id: string;
  person: {
    id: string;
    kind: 'staff' | 'contact';
    name: string;
    email: string;
    clientId: string | null;
    roles: Role[];
    locale: Locale;
  };
  totpEnabled: boolean;
  expiresAt: Date;
}

const personColumns = `p.id AS person_id, p.kind, p.name, p.email, p.client_id, p.roles, p.locale,
  p.totp_secret IS NOT NULL AS totp`;

/** The session of a hashed secret, when it has not ended and its person is active. */
export async function callerBySession(database: Database, hash: string, now: Date) {
  const row = await database.one<CallerColumns & { last_seen_at: Date }>(
    `SELECT s.id, s.expires_at, s.last_seen_at, ${personColumns}
       FROM session s JOIN person p ON p.id = s.person_id
      WHERE s.secret_hash = ? AND s.expires_at > ? AND p.active = 1`,
    [hash, now],
  );
  return row && { ...callerOf(row), lastSeenAt: row.last_seen_at };
}

type TokenColumns = Omit<CallerColumns, 'person_id'> & {
  token_name: string;
  person_id: string | null;
  scopes: Permission[] | string;
  last_used_at: Date | null;
};

/** What a script presented; its person is null for a service token. */
export interface PresentedToken {
  id: string;
  name: string;
  scopes: Permission[];
  expiresAt: Date;
  lastUsedAt: Date | null;
  owner: Pick<Caller, 'person' | 'totpEnabled'> | null;
}

/** The token of a hashed secret, when it has not expired and its person, if it has one, is active. */
export async function tokenBySecret(
  database: Database,
  hash: string,
  now: Date,
): Promise<PresentedToken | null> {
  const row = await database.one<TokenColumns>(
    `SELECT t.id, t.name AS token_name, t.scopes, t.expires_at, t.last_used_at, ${personColumns}
       FROM api_token t LEFT JOIN person p ON p.id = t.person_id
      WHERE t.secret_hash = ? AND t.expires_at > ? AND (t.person_id IS NULL OR p.active = 1)`,
    [hash, now],
  );
  if (!row) return null;
  const { person_id: personId } = row;
  return {
    id: row.id,
    name: row.token_name,
    scopes: fromJson(row.scopes),
    expiresAt: row.expires_at,
    lastUsedAt: row.last_used_at,
    owner: personId === null ? null : callerOf({ ...row, person_id: personId }),
  };
}

/** Writes down that a session was used just now. */
export async function touchSession(database: Database, caller: Caller, now: Date): Promise<void> {
  await database.manager.query('UPDATE session SET last_seen_at = ? WHERE id = ?', [now, caller.id]);
  await database.manager.query('UPDATE person SET last_seen_at = ? WHERE id = ?', [now, caller.person.id]);
}

/** Writes down that a token was used just now. */
export async function touchToken(database: Database, { id }: PresentedToken, now: Date): Promise<void> {
  await database.manager.query('UPDATE api_token SET last_used_at = ? WHERE id = ?', [now, id]);
}

function callerOf(row: CallerColumns): Caller {
  const { id, kind, name, email, locale } = { ...row, id: row.person_id };
  return {
    id: row.id,
    person: { id, kind, name, email, clientId: row.client_id, roles: fromJson(row.roles), locale },
    totpEnabled: Number(row.totp) === 1,
    expiresAt: row.expires_at,
  };
}

/** Whether a person is still active, and their session, if they came by one, was not ended. */
export async function stillSignedIn(
  database: Database,
  personId: string | null,
  sessionId: string | null,
): Promise<boolean> {
  const rows = await database.query(
    `SELECT p.id FROM person p WHERE p.id = ? AND p.active = 1
        AND (? IS NULL OR EXISTS (SELECT 1 FROM session s WHERE s.id = ? AND s.person_id = p.id))`,
    [personId, sessionId, sessionId],
  );
  return rows.length > 0;
}
