import { startOf, type Database } from '@vigie/platform';
import { addCalendarDays, type LocalDate } from '@vigie/rules';
import type { ExportPeriod } from '@vigie/wire';

/** What makes an entry: a piece, or its being taken back. */
export type EntryKind = 'sale' | 'receipt' | 'receipt-cancelled' | 'claim' | 'claim-cancelled';

/** An entry by what it is made from, with its number in the books. */
export interface EntryKey {
  kind: EntryKind;
  id: string;
  number: string | number;
}

interface Source {
  kind: EntryKind;
  table: 'invoice' | 'payment' | 'penalty_claim';
  /** The day of the entry, or the instant whose day it is. */
  counts: string;
  isInstant?: boolean;
  /** When it was recorded, or taken back. */
  at: string;
  also?: string;
}

const sources: readonly Source[] = [
  {
    ...{ kind: 'sale', table: 'invoice', counts: 'issued_on', at: 'issued_at' },
    also: "AND state = 'issued'",
  },
  { kind: 'receipt', table: 'payment', counts: 'received_on', at: 'created_at' },
  ...(['payment', 'penalty_claim'] as const).map((table) => ({
    ...{ kind: table === 'payment' ? ('receipt-cancelled' as const) : ('claim-cancelled' as const), table },
    ...{ counts: 'cancelled_at', isInstant: true, at: 'cancelled_at' },
  })),
  { kind: 'claim', table: 'penalty_claim', counts: 'issued_on', at: 'created_at' },
];

/**
 * The entries of a period in the order in which they were recorded. They are numbered over the whole of their year: an
 * entry has the same number in every file, and one that is recorded late takes the next, whatever its day.
 */
export async function entryKeys(database: Database, { from, to }: ExportPeriod): Promise<EntryKey[]> {
  const keys: EntryKey[] = [];
  for (let year = Number(from.slice(0, 4)); year <= Number(to.slice(0, 4)); year += 1) {
    const whole = { from: `${year}-01-01`, to: `${year}-12-31` };
    const parts = sources.map((source) => partOf(source, { whole, period: { from, to } }));
    keys.push(
      ...(await database.query<EntryKey>(
        `SELECT kind, id, number FROM (
           SELECT kind, id, inside, ROW_NUMBER() OVER (ORDER BY recorded, kind, id) AS number
             FROM (${parts.map(({ sql }) => sql).join(' UNION ALL ')}) AS entries
         ) AS numbered WHERE inside = 1 ORDER BY number`,
        parts.flatMap(({ parameters }) => parameters),
      )),
    );
  }
  return keys;
}

function partOf(
  { kind, table, counts, isInstant = false, at, also = '' }: Source,
  { whole, period }: { whole: ExportPeriod; period: ExportPeriod },
): { sql: string; parameters: unknown[] } {
  const first = (day: LocalDate) => (isInstant ? startOf(day) : day);
  const days = ({ from, to }: ExportPeriod) => [first(from), first(addCalendarDays(to, 1))];
  return {
    sql: `SELECT '${kind}' AS kind, id, ${counts} >= ? AND ${counts} < ? AS inside, ${at} AS recorded
            FROM ${table} WHERE ${counts} >= ? AND ${counts} < ? ${also}`,
    parameters: [...days(period), ...days(whole)],
  };
}
