import { found, scopeCondition, type ClientScope, type Database } from '@vigie/platform';

const clientOf = { ticket: 'client_id', equipment: 'client_id', client: 'id' } as const;

/** Refuses with 404 what does not exist, or exists outside the scope. */
export async function checkInScope(
  database: Database,
  scope: ClientScope,
  table: keyof typeof clientOf,
  id: string,
): Promise<void> {
  const own = scopeCondition(scope, clientOf[table]);
  found(await database.one(`SELECT id FROM ${table} WHERE id = ? AND ${own.sql}`, [id, ...own.parameters]));
}
