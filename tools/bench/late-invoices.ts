import type { Connection } from 'mysql2/promise';
import { at } from './callers.ts';
import { column } from './database.ts';
import { bringContracts } from './revised-contracts.ts';

const batch = 1000;
const contractsAtLeast = 500;
const dayMs = 86_400_000;
/** The longest delay, in days: half-years with different rates lie in it. */
const longest = 700;
const latest = 5;

export interface LateInvoice {
  number: string;
  grossCents: bigint;
  /** Days of delay on the day of the computation, and what was paid after how many of them. */
  delay: number;
  part: { cents: bigint; after: number } | null;
}

/** What an invoice of this place is: every delay, every third one paid in part. */
export function lateInvoice(index: number): LateInvoice {
  const grossCents = BigInt(10_000 + ((index * 7919) % 2_000_000));
  const delay = latest + ((index * 31) % (longest - latest));
  const part = index % 3 === 0 ? { cents: grossCents / 3n, after: Math.floor(delay / 2) } : null;
  return { number: `BENCH-${index}`, grossCents, delay, part };
}

/** Overdue invoices of contracts that read their clause literally (M1), until there are so many. */
export async function bringLateInvoices(connection: Connection, total: number, today: Date): Promise<void> {
  await bringContracts(connection, contractsAtLeast, today.getUTCFullYear());
  await connection.query(
    `DELETE a FROM payment_allocation a JOIN invoice i ON i.id = a.invoice_id WHERE i.number LIKE 'BENCH-%'`,
  );
  await connection.query(`DELETE FROM payment WHERE reference = 'BENCH'`);
  await connection.query(`DELETE FROM invoice WHERE number LIKE 'BENCH-%'`);
  const contracts = await pairs(connection);
  const [highest = 0] = await column<number | string>(connection, 'SELECT COALESCE(MAX(id), 0) FROM invoice');
  for (let from = 0; from < total; from += batch) {
    const places = Array.from({ length: Math.min(batch, total - from) }, (_, offset) => from + offset);
    await insert(connection, places, { contracts, first: Number(highest) + 1, today });
  }
}

interface Contract {
  id: number;
  clientId: number;
}
async function pairs(connection: Connection): Promise<Contract[]> {
  const rows = await column<string>(
    connection,
    "SELECT CONCAT(id, ' ', client_id) FROM contract WHERE reference LIKE 'BENCH-%' ORDER BY id",
  );
  return rows.map((row) => {
    const [id, clientId] = row.split(' ').map(Number);
    return { id: id ?? 0, clientId: clientId ?? 0 };
  });
}

interface Where {
  contracts: readonly Contract[];
  first: number;
  today: Date;
}
const dayBefore = (today: Date, days: number) =>
  new Date(today.getTime() - days * dayMs).toISOString().slice(0, 10);

async function insert(connection: Connection, places: readonly number[], { contracts, first, today }: Where) {
  const now = new Date();
  const rows = places.map((place) => {
    const { number, grossCents, delay, part } = lateInvoice(place);
    const { id: contractId, clientId } = at(contracts, place);
    const due = dayBefore(today, delay);
    const open = String(grossCents - (part?.cents ?? 0n));
    return {
      id: first + place,
      number,
      grossCents: String(grossCents),
      delay,
      part,
      contractId,
      clientId,
      due,
      open,
    };
  });
  await connection.query(
    `INSERT INTO invoice (id, client_id, contract_id, kind, state, source, number, issued_on, due_on, payment_days,
       client_kind, net_cents, vat_cents, gross_cents, open_cents, created_at, created_by, issued_at, issued_by,
       updated_at, version) VALUES ?`,
    [
      rows.map(({ id, clientId, contractId, number, due, grossCents, open }) => [
        ...[id, clientId, contractId, 'invoice', 'issued', 'manual', number, due, due, 0, 'professional'],
        ...[grossCents, 0, grossCents, open, now, 'bench', now, 'bench', now, 1],
      ]),
    ],
  );
  const paid = rows.flatMap(({ part, ...row }) => (part ? [{ ...row, part }] : []));
  const days = ({ delay, part }: { delay: number; part: { after: number } }) =>
    dayBefore(today, delay - part.after);
  await connection.query(
    `INSERT INTO payment (id, client_id, received_on, amount_cents, open_cents, method, reference, created_at,
       created_by, version) VALUES ?`,
    [
      paid.map((row) => [
        ...[row.id, row.clientId, days(row), String(row.part.cents), 0, 'transfer', 'BENCH', now, 'bench', 1],
      ]),
    ],
  );
  await connection.query(
    `INSERT INTO payment_allocation (client_id, invoice_id, payment_id, amount_cents, counts_on, created_at, created_by)
       VALUES ?`,
    [paid.map((row) => [...[row.clientId, row.id, row.id, String(row.part.cents), days(row), now, 'bench']])],
  );
}
