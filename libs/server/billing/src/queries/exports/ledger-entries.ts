import { Injectable } from '@nestjs/common';
import { Database } from '@vigie/platform';
import {
  addCalendarDays,
  claimEntry,
  letteredParts,
  receiptEntry,
  saleEntry,
  type Auxiliary,
  type EntryAccounts,
  type InvoiceKind,
  type LedgerEntry,
  type LetteredPart,
  type LocalDate,
} from '@vigie/rules';
import type { ExportPeriod } from '@vigie/wire';
import { ledgerWords } from '../../texts/ledger.texts';
import { dayOf, startOf } from '../../store/our-day';

/** So many pieces are read at a time: the whole of a year never stands in memory. */
const step = 1000;

interface SaleRow {
  id: string;
  kind: InvoiceKind;
  number: string;
  issuedOn: LocalDate;
  clientId: string;
  client: string;
  net: string;
  gross: string;
}
interface ReceiptRow {
  id: string;
  receivedOn: LocalDate;
  clientId: string;
  client: string;
  amount: string;
  reference: string | null;
  createdAt: Date;
  cancelledAt: Date | null;
}
interface ClaimRow {
  number: string;
  issuedOn: LocalDate;
  clientId: string;
  client: string;
  total: string;
  cancelledAt: Date | null;
}
interface SettledRow {
  id: string;
  cents: string;
  letter: string | null;
  countsOn: LocalDate;
}

/** The entries of a period in the order of their days: issued invoices and credit notes, money received or taken back. */
@Injectable()
export class LedgerEntries {
  constructor(private readonly database: Database) {}

  async *of(period: ExportPeriod, accounts: EntryAccounts): AsyncGenerator<LedgerEntry> {
    yield* inOrder([
      this.sales(period, accounts),
      this.receipts(period, accounts),
      this.cancellations(period, accounts),
      this.claims(period, accounts),
      this.takenBackClaims(period, accounts),
    ]);
  }

  private async *sales({ from, to }: ExportPeriod, accounts: EntryAccounts): AsyncGenerator<LedgerEntry> {
    let [day, last] = [from, '0'];
    for (;;) {
      const rows = await this.database.query<SaleRow>(
        `SELECT i.id, i.kind, i.number, i.issued_on AS issuedOn, i.client_id AS clientId, c.name AS client,
           i.net_cents AS net, i.gross_cents AS gross
         FROM invoice i JOIN client c ON c.id = i.client_id
         WHERE i.state = 'issued' AND i.issued_on BETWEEN ? AND ? AND (i.issued_on > ? OR i.id > ?)
         ORDER BY i.issued_on, i.id LIMIT ${step}`,
        [day, to, day, last],
      );
      const ids = rows.map(({ id }) => id);
      const [vat, settled] = [await this.vatOf(ids), await this.settledOf(ids)];
      for (const row of rows) yield saleOf(row, vat.get(row.id) ?? [], settled.get(row.id) ?? [], accounts);
      const end = rows.at(-1);
      if (!end || rows.length < step) return;
      [day, last] = [end.issuedOn, end.id];
    }
  }

  private async *receipts({ from, to }: ExportPeriod, accounts: EntryAccounts): AsyncGenerator<LedgerEntry> {
    let [day, last] = [from, '0'];
    for (;;) {
      const rows = await this.receiptRows(
        `p.received_on BETWEEN ? AND ? AND (p.received_on > ? OR p.id > ?)
         ORDER BY p.received_on, p.id LIMIT ${step}`,
        [day, to, day, last],
      );
      const settled = await this.spentOf(rows.map(({ id }) => id));
      for (const row of rows) yield receiptOf(row, settled.get(row.id) ?? [], accounts, false);
      const end = rows.at(-1);
      if (!end || rows.length < step) return;
      [day, last] = [end.receivedOn, end.id];
    }
  }

  /** A mistake is booked back on the day on which it was seen: what was exported before stays true. */
  private async *cancellations(
    { from, to }: ExportPeriod,
    accounts: EntryAccounts,
  ): AsyncGenerator<LedgerEntry> {
    const rows = await this.receiptRows(
      'p.cancelled_at >= ? AND p.cancelled_at < ? ORDER BY p.cancelled_at, p.id',
      [startOf(from), startOf(addCalendarDays(to, 1))],
    );
    for (const row of rows) yield receiptOf(row, [], accounts, true);
  }

  private async *claims({ from, to }: ExportPeriod, accounts: EntryAccounts): AsyncGenerator<LedgerEntry> {
    const rows = await this.claimRows('p.issued_on BETWEEN ? AND ? ORDER BY p.issued_on, p.id', [from, to]);
    for (const row of rows) yield claimOf(row, accounts, false);
  }

  private async *takenBackClaims(
    { from, to }: ExportPeriod,
    accounts: EntryAccounts,
  ): AsyncGenerator<LedgerEntry> {
    const rows = await this.claimRows(
      'p.cancelled_at >= ? AND p.cancelled_at < ? ORDER BY p.cancelled_at, p.id',
      [startOf(from), startOf(addCalendarDays(to, 1))],
    );
    for (const row of rows) yield claimOf(row, accounts, true);
  }

  private claimRows(condition: string, parameters: unknown[]): Promise<ClaimRow[]> {
    return this.database.query<ClaimRow>(
      `SELECT p.number, p.issued_on AS issuedOn, p.client_id AS clientId, c.name AS client,
         p.total_cents AS total, p.cancelled_at AS cancelledAt
       FROM penalty_claim p JOIN client c ON c.id = p.client_id WHERE ${condition}`,
      parameters,
    );
  }

  private receiptRows(condition: string, parameters: unknown[]): Promise<ReceiptRow[]> {
    return this.database.query<ReceiptRow>(
      `SELECT p.id, p.received_on AS receivedOn, p.client_id AS clientId, c.name AS client,
         p.amount_cents AS amount, p.reference, p.created_at AS createdAt, p.cancelled_at AS cancelledAt
       FROM payment p JOIN client c ON c.id = p.client_id WHERE ${condition}`,
      parameters,
    );
  }

  private async vatOf(ids: readonly string[]): Promise<Map<string, bigint[]>> {
    if (ids.length === 0) return new Map();
    const rows = await this.database.query<{ id: string; cents: string }>(
      `SELECT invoice_id AS id, vat_cents AS cents FROM invoice_vat WHERE invoice_id IN (?) ORDER BY invoice_id, rate DESC`,
      [ids],
    );
    return grouped(rows, ({ cents }) => BigInt(cents));
  }

  /** What pays each invoice, and what each credit note pays. */
  private async settledOf(ids: readonly string[]): Promise<Map<string, LetteredPart[]>> {
    if (ids.length === 0) return new Map();
    const rows = await this.database.query<SettledRow>(
      `SELECT invoice_id AS id, amount_cents AS cents, lettering AS letter, counts_on AS countsOn
       FROM payment_allocation WHERE invoice_id IN (?) AND undone_at IS NULL
       UNION ALL
       SELECT credit_note_id, amount_cents, lettering, counts_on
       FROM payment_allocation WHERE credit_note_id IN (?) AND undone_at IS NULL`,
      [ids, ids],
    );
    return grouped(rows, partOf);
  }

  private async spentOf(ids: readonly string[]): Promise<Map<string, LetteredPart[]>> {
    if (ids.length === 0) return new Map();
    const rows = await this.database.query<SettledRow>(
      `SELECT payment_id AS id, amount_cents AS cents, lettering AS letter, counts_on AS countsOn
       FROM payment_allocation WHERE payment_id IN (?) AND undone_at IS NULL`,
      [ids],
    );
    return grouped(rows, partOf);
  }
}

const partOf = ({ cents, letter, countsOn }: SettledRow): LetteredPart => ({
  ...{ cents: BigInt(cents), letter },
  letteredOn: letter === null ? null : countsOn,
});

function grouped<Row extends { id: string }, Value>(
  rows: readonly Row[],
  of: (row: Row) => Value,
): Map<string, Value[]> {
  const groups = new Map<string, Value[]>();
  for (const row of rows) groups.set(row.id, [...(groups.get(row.id) ?? []), of(row)]);
  return groups;
}

const auxiliaryOf = ({ clientId, client }: { clientId: string; client: string }): Auxiliary => ({
  number: `C${clientId.padStart(6, '0')}`,
  name: client,
});

function saleOf(
  row: SaleRow,
  vat: readonly bigint[],
  settled: readonly LetteredPart[],
  accounts: EntryAccounts,
): LedgerEntry {
  const { kind, number, issuedOn, client } = row;
  const sale = { kind, number, issuedOn, client: auxiliaryOf(row), vat, net: BigInt(row.net) };
  const parts = letteredParts(BigInt(row.gross), settled);
  return saleEntry({ ...sale, label: ledgerWords[kind](number, client), parts }, accounts);
}

function receiptOf(
  row: ReceiptRow,
  settled: readonly LetteredPart[],
  accounts: EntryAccounts,
  cancelled: boolean,
): LedgerEntry {
  const { client, receivedOn, cancelledAt } = row;
  const recorded = dayOf(cancelled && cancelledAt ? cancelledAt : row.createdAt);
  const date = cancelled ? recorded : receivedOn;
  return receiptEntry(
    {
      ...{ date, cancelled, client: auxiliaryOf(row), reference: row.reference ?? `R${row.id}` },
      validOn: recorded > date ? recorded : date,
      label: ledgerWords[cancelled ? 'cancelled' : 'payment'](client),
      parts: letteredParts(BigInt(row.amount), settled),
    },
    accounts,
  );
}

function claimOf(row: ClaimRow, accounts: EntryAccounts, cancelled: boolean): LedgerEntry {
  const { number, issuedOn, client, total, cancelledAt } = row;
  return claimEntry(
    {
      ...{ number, cancelled, client: auxiliaryOf(row), total: BigInt(total) },
      date: cancelled && cancelledAt ? dayOf(cancelledAt) : issuedOn,
      label: ledgerWords[cancelled ? 'claim-cancelled' : 'claim'](number, client),
    },
    accounts,
  );
}

/** Several streams, each in the order of its days, as one. */
async function* inOrder(streams: readonly AsyncGenerator<LedgerEntry>[]): AsyncGenerator<LedgerEntry> {
  const heads = await Promise.all(
    streams.map(async (stream) => ({ stream, next: (await stream.next()).value as LedgerEntry | undefined })),
  );
  for (;;) {
    const waiting = heads.filter(({ next }) => next !== undefined);
    const [first] = waiting.toSorted((one, other) => compare(one.next?.date, other.next?.date));
    if (!first?.next) return;
    yield first.next;
    first.next = (await first.stream.next()).value as LedgerEntry | undefined;
  }
}

const compare = (one = '', other = '') => (one < other ? -1 : one > other ? 1 : 0);
