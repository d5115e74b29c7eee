import { scopeCondition, type ClientScope } from '@vigie/platform';
import type { LocalDate } from '@vigie/rules';
import type { InvoiceFilter } from '@vigie/wire';

/** Invoices that a filter leaves, as a condition on `invoice i`. */
export function matching(
  scope: ClientScope,
  filter: InvoiceFilter,
  today: LocalDate,
): { sql: string[]; parameters: unknown[] } {
  const own = scopeCondition(scope, 'i.client_id');
  const sql = [own.sql];
  const parameters: unknown[] = [...own.parameters];
  const add = (condition: string, ...values: unknown[]) => {
    sql.push(`(${condition})`);
    parameters.push(...values);
  };
  if (filter.state) add('i.state = ?', filter.state);
  if (filter.kind) add('i.kind = ?', filter.kind);
  if (filter.client) add('i.client_id = ?', filter.client);
  if (filter.contract) add('i.contract_id = ?', filter.contract);
  if (filter.owed) add("i.kind = 'invoice' AND i.state = 'issued' AND i.settled_on IS NULL");
  if (filter.owed === 'overdue') add('i.due_on < ?', today);
  if (filter.issuedFrom) add('i.issued_on >= ?', filter.issuedFrom);
  if (filter.issuedTo) add('i.issued_on <= ?', filter.issuedTo);
  if (filter.q) add('i.number LIKE ?', `${filter.q.replaceAll(/[\\%_]/g, String.raw`\$&`).toUpperCase()}%`);
  return { sql, parameters };
}
