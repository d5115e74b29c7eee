import { addCalendarDays, startOfDay } from '@vigie/rules';
import type { RequestFilters } from '@vigie/wire';

/** Where the days of a period begin and end. */
const zone = 'Europe/Paris';

/** The filters of the list of requests, as conditions on the tables of that list. */
export function requestWhere({ state, from, to, kind, by }: RequestFilters): {
  sql: string;
  parameters: unknown[];
} {
  const conditions: string[] = [];
  const parameters: unknown[] = [];
  const add = (condition: string, ...values: unknown[]) => {
    conditions.push(`AND ${condition}`);
    parameters.push(...values);
  };
  if (state !== 'all') add('COALESCE(s.is_open, t.is_open) = ?', state === 'open' ? 1 : 0);
  if (from) add('w.received_at >= ?', new Date(startOfDay(from, zone)));
  if (to) add('w.received_at < ?', new Date(startOfDay(addCalendarDays(to, 1), zone)));
  // A free e-mail counts as what it turned out to be.
  if (kind) add('(w.kind = ? AND t.qualified_kind IS NULL OR t.qualified_kind = ?)', kind, kind);
  if (by) add('w.author_id = ?', by);
  return { sql: conditions.join(' '), parameters };
}
