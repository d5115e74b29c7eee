import { penaltyMethodsOf } from '@vigie/contracts';
import type { Database, Transaction } from '@vigie/platform';
import type { Cents, ClientKind, LateInvoice, LocalDate, Payment, WaiverKind } from '@vigie/rules';

type Reader = Database | Transaction;

export interface StoredWaiver {
  id: string;
  kind: WaiverKind;
  reason: string;
  at: Date;
  by: string;
}

/** A late invoice with all that its penalties depend on. */
export interface StoredLateInvoice extends LateInvoice {
  id: string;
  clientId: string;
  contractId: string | null;
  number: string;
  issuedOn: LocalDate | null;
  settledOn: LocalDate | null;
  open: Cents;
  claims: { id: string; number: string }[];
  waivers: StoredWaiver[];
}

interface ReadInvoice {
  id: string;
  clientId: string;
  contractId: string | null;
  number: string | null;
  issuedOn: LocalDate | null;
  dueOn: LocalDate;
  settledOn: LocalDate | null;
  clientKind: ClientKind;
  gross: string;
  open: string;
}

const columns = `i.id, i.client_id AS clientId, i.contract_id AS contractId, i.number, i.issued_on AS issuedOn,
  i.due_on AS dueOn, i.settled_on AS settledOn, i.client_kind AS clientKind, i.gross_cents AS gross,
  i.open_cents AS open`;

/** Issued, due before a day (its only parameter), and not paid by then: still open, or paid late. */
export const isLate = `i.kind = 'invoice' AND i.state = 'issued' AND i.due_on < ? AND i.gross_cents > 0
  AND (i.settled_on IS NULL OR i.settled_on > i.due_on)`;

/** Late invoices of a client on a day, the longest due first. */
export async function lateInvoicesOf(
  reader: Reader,
  clientId: string,
  asOf: LocalDate,
  limit: number,
): Promise<StoredLateInvoice[]> {
  const sql = `SELECT ${columns} FROM invoice i WHERE i.client_id = ? AND ${isLate} ORDER BY i.due_on, i.id LIMIT ?`;
  return withFacts(reader, await reader.query<ReadInvoice>(sql, [clientId, asOf, limit]));
}

/** Late invoices of every client in the order of their identifiers, some at a time. */
export async function* allLateInvoices(
  reader: Reader,
  asOf: LocalDate,
  step: number,
): AsyncGenerator<StoredLateInvoice[]> {
  for (let last = '0'; ;) {
    const sql = `SELECT ${columns} FROM invoice i WHERE i.id > ? AND ${isLate} ORDER BY i.id LIMIT ?`;
    const rows = await reader.query<ReadInvoice>(sql, [last, asOf, step]);
    if (rows.length > 0) yield await withFacts(reader, rows);
    const end = rows.at(-1);
    if (!end || rows.length < step) return;
    last = end.id;
  }
}

/** The named ones of a client that are late, held until the end of the transaction: nobody pays or claims them meanwhile. */
export async function lockLateInvoices(
  tx: Transaction,
  clientId: string,
  ids: readonly string[],
  asOf: LocalDate,
): Promise<StoredLateInvoice[]> {
  const sql = `SELECT ${columns} FROM invoice i
    WHERE i.id IN (?) AND i.client_id = ? AND ${isLate} ORDER BY i.id FOR UPDATE`;
  return withFacts(tx, await tx.query<ReadInvoice>(sql, [ids, clientId, asOf]));
}

async function withFacts(reader: Reader, rows: readonly ReadInvoice[]): Promise<StoredLateInvoice[]> {
  if (rows.length === 0) return [];
  const ids = rows.map(({ id }) => id);
  const contracts = [...new Set(rows.flatMap(({ contractId }) => contractId ?? []))];
  const methodOn = await penaltyMethodsOf(reader, contracts);
  const [payments, claims, waivers] = [
    await paymentsOf(reader, ids),
    await claimsOf(reader, ids),
    await waiversOf(reader, ids),
  ];
  const read = rows.map((row) => {
    const claimed = claims.get(row.id) ?? [];
    const waived = waivers.get(row.id) ?? [];
    const paid = payments.get(row.id) ?? [];
    return {
      ...row,
      number: row.number ?? '',
      gross: BigInt(row.gross),
      open: BigInt(row.open),
      settledOn: row.settledOn && (paid.at(-1)?.date ?? row.settledOn),
      payments: paid,
      method: methodOn(row.contractId, row.dueOn),
      claimedUntil: claimed.reduce<LocalDate | null>(
        (last, { until }) => (until !== null && (last === null || until > last) ? until : last),
        null,
      ),
      indemnityClaimed: claimed.some(({ indemnity }) => BigInt(indemnity) > 0n),
      claims: claimed.map(({ id, number }) => ({ id, number })),
      waived: waived.map(({ kind }) => kind),
      waivers: waived,
    };
  });
  // What a credit note took back was never late, whatever its day.
  return read.filter(({ settledOn, dueOn }) => settledOn === null || settledOn > dueOn);
}

/** In the order of their days. What is taken back of the invoice itself was never owed: it counts by its due date. */
async function paymentsOf(reader: Reader, ids: readonly string[]): Promise<Map<string, Payment[]>> {
  const rows = await reader.query<{ invoiceId: string; date: LocalDate; amount: string }>(
    `SELECT a.invoice_id AS invoiceId, a.amount_cents AS amount,
        IF(n.corrects_id = i.id AND i.due_on < a.counts_on, i.due_on, a.counts_on) AS date
       FROM payment_allocation a JOIN invoice i ON i.id = a.invoice_id AND i.client_id = a.client_id
       LEFT JOIN invoice n ON n.id = a.credit_note_id AND n.client_id = a.client_id
      WHERE a.invoice_id IN (?) AND a.undone_at IS NULL ORDER BY date, a.id`,
    [ids],
  );
  const paid = rows.map(({ invoiceId, date, amount }) => ({ invoiceId, date, amount: BigInt(amount) }));
  return Map.groupBy(paid, ({ invoiceId }) => invoiceId);
}

interface Claimed {
  invoiceId: string;
  id: string;
  number: string;
  until: LocalDate | null;
  indemnity: string;
}
async function claimsOf(reader: Reader, ids: readonly string[]): Promise<Map<string, Claimed[]>> {
  const rows = await reader.query<Claimed>(
    `SELECT p.invoice_id AS invoiceId, c.id, c.number, p.until_on AS until, p.indemnity_cents AS indemnity
       FROM penalty_claim_invoice p JOIN penalty_claim c ON c.id = p.claim_id AND c.client_id = p.client_id
      WHERE p.invoice_id IN (?) AND p.counts = 1 ORDER BY c.id`,
    [ids],
  );
  return Map.groupBy(rows, ({ invoiceId }) => invoiceId);
}

async function waiversOf(
  reader: Reader,
  ids: readonly string[],
): Promise<Map<string, (StoredWaiver & { invoiceId: string })[]>> {
  const rows = await reader.query<StoredWaiver & { invoiceId: string }>(
    `SELECT id, invoice_id AS invoiceId, kind, reason, waived_at AS at, waived_by AS \`by\`
       FROM penalty_waiver WHERE invoice_id IN (?) AND counts = 1 ORDER BY id`,
    [ids],
  );
  return Map.groupBy(rows, ({ invoiceId }) => invoiceId);
}
