import type { Database, Transaction } from '@vigie/platform';

/** Whether a contract of a client is suspended: the service of the client is, then. */
export async function isClientSuspended(reader: Database | Transaction, clientId: string): Promise<boolean> {
  const sql = "SELECT id FROM contract WHERE client_id = ? AND state = 'suspended' LIMIT 1";
  return (await reader.query(sql, [clientId])).length > 0;
}
