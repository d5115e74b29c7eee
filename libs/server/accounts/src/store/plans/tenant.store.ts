import { productName, type NamingRule } from '@vigie/rules';
import { fromJson, found } from '@vigie/platform';
import type { Reader } from './plan.store';

/** The tenant of a client as a plan needs it. */
export interface PlanTenant {
  guid: string;
  domain: string;
  naming: NamingRule;
}

/** Null before the client has one. */
export async function tenantOfClient(reader: Reader, clientId: string): Promise<PlanTenant | null> {
  const [row] = await reader.query<PlanTenant>(
    'SELECT guid, domain, naming FROM m365_tenant WHERE client_id = ?',
    [clientId],
  );
  return row ?? null;
}

/** Keeps the tenant of a client until the transaction ends, so that two plans never count the same licence. */
export const lockTenant = (reader: Reader, clientId: string): Promise<unknown> =>
  reader.query('SELECT id FROM m365_tenant WHERE client_id = ? FOR UPDATE', [clientId]);

/** Refuses with 404 a template that is not of this client. */
export async function checkTemplate(
  reader: Reader,
  clientId: string,
  templateId: string | null,
): Promise<void> {
  if (templateId === null) return;
  const [row] = await reader.query('SELECT id FROM account_template WHERE id = ? AND client_id = ?', [
    templateId,
    clientId,
  ]);
  found(row);
}

export interface TemplateContent {
  id: string;
  licences: string[];
  groups: string[];
  tasks: string[];
}

/** The active template whose name is a function of the client. */
export async function templateFor(
  reader: Reader,
  clientId: string,
  name: string,
): Promise<TemplateContent | null> {
  const [row] = await reader.query<{ id: string; licences: string; group_ids: string; tasks: string }>(
    'SELECT id, licences, group_ids, tasks FROM account_template WHERE client_id = ? AND name = ? AND active = 1',
    [clientId, name],
  );
  if (!row) return null;
  return {
    id: row.id,
    licences: fromJson<string[]>(row.licences),
    groups: fromJson<string[]>(row.group_ids),
    tasks: fromJson<string[]>(row.tasks),
  };
}

/** Products and groups of a tenant by the names that a client wrote; those that are not there are left out. */
export async function namedInTenant(
  reader: Reader,
  clientId: string,
  names: { licence: string | undefined; groups: readonly string[] },
): Promise<{ licences: string[]; groups: string[] }> {
  const stock = await reader.query<{ id: string; name: string }>(
    'SELECT sku_id AS id, name FROM m365_licence WHERE client_id = ?',
    [clientId],
  );
  // The portal proposes products by the names that people know, several after one another.
  const wanted = (names.licence ?? '').split(',').map((name) => name.trim().toLowerCase());
  const licences = stock.filter(({ name }) =>
    [name, productName(name)].some((known) => wanted.includes(known.toLowerCase())),
  );
  const groups = await reader.query<{ id: string }>(
    'SELECT guid AS id FROM m365_group WHERE client_id = ? AND name IN (?)',
    [clientId, ['', ...names.groups]],
  );
  const ids = (rows: { id: string }[]) => rows.map(({ id }) => id);
  return { licences: ids(licences), groups: ids(groups) };
}
