import type { Transaction } from '@vigie/platform';
import { entityNames, nameOrders } from '@vigie/rules';
import { referenceOf } from './external-reference.store';

export interface KnownClient {
  id: string;
  name: string;
  formula: string;
}
export interface KnownPerson {
  id: string;
  kind: 'staff' | 'contact';
  clientId: string | null;
  name: string;
}

const clientColumns = 'SELECT id, name, formula FROM client';

export async function clientOfId(tx: Transaction, id: string): Promise<KnownClient | null> {
  return (await tx.query<KnownClient>(`${clientColumns} WHERE id = ?`, [id]))[0] ?? null;
}

export async function clientOfName(tx: Transaction, name: string): Promise<KnownClient | null> {
  return (await tx.query<KnownClient>(`${clientColumns} WHERE name = ?`, [name]))[0] ?? null;
}

export async function clientOfSiren(tx: Transaction, siren: string): Promise<KnownClient | null> {
  return (await tx.query<KnownClient>(`${clientColumns} WHERE siren = ?`, [siren]))[0] ?? null;
}

/** The client that a row means: « Racine > ACME > Lyon » is Lyon, else ACME; names and references of the source count. */
export async function clientMeant(tx: Transaction, source: string, text: string): Promise<string | null> {
  for (const name of entityNames(text)) {
    const known = await clientOfName(tx, name);
    const reference = known ? null : await referenceOf(tx, 'clients', source, name);
    if (known ?? reference) return known?.id ?? reference?.clientId ?? null;
  }
  return (await referenceOf(tx, 'clients', source, text))?.clientId ?? null;
}

/** The queue in use that a name means. */
export async function queueMeant(tx: Transaction, name: string): Promise<string | undefined> {
  const sql = 'SELECT id FROM queue WHERE name = ? AND archived = 0';
  return (await tx.query<{ id: string }>(sql, [name]))[0]?.id;
}

const personColumns = 'SELECT id, kind, client_id AS clientId, name FROM person';

export async function personOfEmail(tx: Transaction, email: string): Promise<KnownPerson | null> {
  return (await tx.query<KnownPerson>(`${personColumns} WHERE email = ?`, [email]))[0] ?? null;
}

/** The one person of a client, or of ours, whom a name or an address means; null when it is nobody or several. */
export async function personMeant(
  tx: Transaction,
  text: string,
  clientId: string | null,
): Promise<string | null> {
  const email = /[^\s<>]+@[^\s<>]+/.exec(text)?.[0];
  const [column, values] = email ? ['email', [email]] : ['name', nameOrders(text)];
  const rows = await tx.query<{ id: string }>(
    `SELECT id FROM person
      WHERE kind = ? AND client_id <=> ? AND active = 1 AND ${column} IN (?) LIMIT 2`,
    [clientId === null ? 'staff' : 'contact', clientId, values],
  );
  return rows.length === 1 ? (rows[0]?.id ?? null) : null;
}
