import type { FormField } from '@vigie/rules';
import type { FormOptions, Reference } from '@vigie/wire';

interface Reader {
  query<Row>(sql: string, parameters?: unknown[]): Promise<Row[]>;
}

/** A contact of a client who may be chosen, or agree. */
export interface ClientContact extends Reference {
  approver: boolean;
}

/** The active contacts of a client, by name. */
export async function contactsOf(reader: Reader, clientId: string): Promise<ClientContact[]> {
  const rows = await reader.query<Reference & { approver: number | string }>(
    `SELECT id, name, JSON_CONTAINS(roles, '"approver"') AS approver FROM person
      WHERE client_id = ? AND kind = 'contact' AND active = 1 ORDER BY name, id LIMIT 500`,
    [clientId],
  );
  return rows.map(({ id, name, approver }) => ({ id, name, approver: Number(approver) === 1 }));
}

/** Those of a client's people who decide for it. */
export async function approversOfClient(reader: Reader, clientId: string): Promise<ClientContact[]> {
  return (await contactsOf(reader, clientId)).filter(({ approver }) => approver);
}

/** What a client's people can choose in a form; only what the form asks for. */
export async function optionsOf(
  reader: Reader,
  clientId: string,
  fields: readonly FormField[],
): Promise<FormOptions> {
  const asks = (type: FormField['type']) => fields.some((field) => field.type === type);
  const read = (sql: string) => reader.query<Reference>(`${sql} ORDER BY name, id LIMIT 1000`, [clientId]);
  return {
    person: asks('person') ? (await contactsOf(reader, clientId)).map(({ id, name }) => ({ id, name })) : [],
    site: asks('site') ? await read('SELECT id, name FROM site WHERE client_id = ?') : [],
    equipment: asks('equipment')
      ? await read("SELECT id, name FROM equipment WHERE client_id = ? AND state <> 'retired'")
      : [],
  };
}

/** The names of files that somebody uploaded, and that belong to nobody else. */
export async function fileNames(reader: Reader, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await reader.query<Reference>('SELECT id, name FROM stored_file WHERE id IN (?)', [ids]);
  return new Map(rows.map(({ id, name }) => [id, name]));
}
