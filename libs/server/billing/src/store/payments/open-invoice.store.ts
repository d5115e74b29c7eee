import { todayOf } from '@vigie/platform';
import { paymentDays, type Cents, type LocalDate, type OpenInvoice, type PaymentDays } from '@vigie/rules';

/** What reads: a database or a transaction. */
export interface Reader {
  query<Row>(sql: string, parameters?: unknown[]): Promise<Row[]>;
}

/** The days of which money may be, by our first invoice. */
export async function bookableDays(reader: Reader, now: Date): Promise<PaymentDays> {
  const [row] = await reader.query<{ first: LocalDate | null }>(
    "SELECT MIN(issued_on) AS first FROM invoice WHERE state = 'issued'",
  );
  return paymentDays(row?.first ?? null, todayOf({ now }));
}

/** An open invoice with what it asked for in all. */
export interface Payable extends OpenInvoice {
  gross: Cents;
}

interface Row {
  id: string;
  clientId: string;
  number: string;
  issuedOn: LocalDate;
  dueOn: LocalDate;
  gross: string;
  open: string;
}

const columns = `i.id, i.client_id AS clientId, i.number, i.issued_on AS issuedOn, i.due_on AS dueOn,
  i.gross_cents AS gross, i.open_cents AS open`;
const payable = "i.kind = 'invoice' AND i.state = 'issued' AND i.settled_on IS NULL AND i.open_cents > 0";
/** A client with more open invoices than these is looked at from its oldest ones. */
const most = 500;

/** What these clients still owe, the oldest due first. */
export async function openInvoicesOf(reader: Reader, clientIds: readonly string[]): Promise<Payable[]> {
  if (clientIds.length === 0) return [];
  const rows = await reader.query<Row>(
    `SELECT ${columns} FROM invoice i WHERE i.client_id IN (?) AND ${payable}
      ORDER BY i.due_on, i.id LIMIT ?`,
    [clientIds, most * clientIds.length],
  );
  return rows.map(payableOf);
}

/** Open invoices of anybody that ask for exactly one of these amounts. */
export async function openInvoicesAsking(reader: Reader, amounts: readonly Cents[]): Promise<Payable[]> {
  if (amounts.length === 0) return [];
  const rows = await reader.query<Row>(
    `SELECT ${columns} FROM invoice i WHERE i.open_cents IN (?) AND ${payable} ORDER BY i.open_cents, i.id LIMIT ?`,
    [[...new Set(amounts.map(String))], most],
  );
  return rows.map(payableOf);
}

/** Open invoices of anybody with one of these numbers, written without its signs. */
export async function openInvoicesNumbered(reader: Reader, compact: readonly string[]): Promise<Payable[]> {
  if (compact.length === 0) return [];
  const rows = await reader.query<Row>(
    `SELECT ${columns} FROM invoice i
      WHERE ${payable} AND UPPER(REGEXP_REPLACE(i.number, '[^A-Za-z0-9]', '')) IN (?) LIMIT ?`,
    [compact, most],
  );
  return rows.map(payableOf);
}

const payableOf = ({ gross, open, ...row }: Row): Payable => ({
  ...row,
  gross: BigInt(gross),
  open: BigInt(open),
});

/** What a client owes, and what of its payments and credit notes nothing has taken yet. */
export async function standingOf(reader: Reader, clientId: string): Promise<{ owed: Cents; credit: Cents }> {
  const [row] = await reader.query<{ owed: string; credit: string }>(
    `SELECT (SELECT COALESCE(SUM(i.open_cents), 0) FROM invoice i WHERE i.client_id = ? AND ${payable}) AS owed,
       (SELECT COALESCE(SUM(p.open_cents), 0) FROM payment p WHERE p.client_id = ? AND p.cancelled_at IS NULL)
       + (SELECT COALESCE(SUM(i.open_cents), 0) FROM invoice i WHERE i.client_id = ? AND i.settled_on IS NULL
           AND i.kind = 'credit-note' AND i.state = 'issued') AS credit`,
    [clientId, clientId, clientId],
  );
  return { owed: BigInt(row?.owed ?? 0), credit: BigInt(row?.credit ?? 0) };
}
