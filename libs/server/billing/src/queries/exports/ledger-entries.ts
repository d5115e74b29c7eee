import { Injectable } from '@nestjs/common';
import { Database, dayOf } from '@vigie/platform';
import {
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
import { entryKeys, type EntryKey, type EntryKind } from './ledger-keys';

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
  id: string;
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
  settledOn: LocalDate | null;
}

/** An entry with its number in the books of its year. */
export interface NumberedEntry {
  number: number;
  entry: LedgerEntry;
}

/** The entries of a period as they were recorded: issued invoices and credit notes, money received or taken back, claims. */
@Injectable()
export class LedgerEntries {
  constructor(private readonly database: Database) {}

  async *of(period: ExportPeriod, accounts: EntryAccounts): AsyncGenerator<NumberedEntry> {
    const keys = await entryKeys(this.database, period);
    for (let start = 0; start < keys.length; start += step) {
      const some = keys.slice(start, start + step);
      const found = await this.entriesOf(some, accounts);
      for (const { kind, id, number } of some) {
        const entry = found.get(`${kind}:${id}`);
        if (entry) yield { number: Number(number), entry };
      }
    }
  }

  /** By kind and identifier. */
  private async entriesOf(
    keys: readonly EntryKey[],
    accounts: EntryAccounts,
  ): Promise<Map<string, LedgerEntry>> {
    const idsOf = (kind: EntryKind) => keys.filter((one) => one.kind === kind).map(({ id }) => id);
    const entries = new Map<string, LedgerEntry>();
    const keep = <Row extends { id: string }>(
      kind: EntryKind,
      rows: Row[],
      of: (row: Row) => LedgerEntry,
    ) => {
      for (const row of rows) entries.set(`${kind}:${row.id}`, of(row));
    };
    const sales = idsOf('sale');
    const [vat, settled] = [await this.vatOf(sales), await this.settledOf(sales)];
    keep('sale', await this.sales(sales), (row) =>
      saleOf(row, vat.get(row.id) ?? [], settled.get(row.id) ?? [], accounts),
    );
    const receipts = idsOf('receipt');
    const spent = await this.spentOf(receipts);
    keep('receipt', await this.receipts(receipts), (row) =>
      receiptOf(row, spent.get(row.id) ?? [], accounts, false),
    );
    keep('receipt-cancelled', await this.receipts(idsOf('receipt-cancelled')), (row) =>
      receiptOf(row, [], accounts, true),
    );
    keep('claim', await this.claims(idsOf('claim')), (row) => claimOf(row, accounts, false));
    keep('claim-cancelled', await this.claims(idsOf('claim-cancelled')), (row) =>
      claimOf(row, accounts, true),
    );
    return entries;
  }

  private sales(ids: readonly string[]): Promise<SaleRow[]> {
    return this.rows<SaleRow>(
      `SELECT i.id, i.kind, i.number, i.issued_on AS issuedOn, i.client_id AS clientId, c.name AS client,
         i.net_cents AS net, i.gross_cents AS gross
       FROM invoice i JOIN client c ON c.id = i.client_id WHERE i.id IN (?)`,
      ids,
    );
  }

  private receipts(ids: readonly string[]): Promise<ReceiptRow[]> {
    return this.rows<ReceiptRow>(
      `SELECT p.id, p.received_on AS receivedOn, p.client_id AS clientId, c.name AS client,
         p.amount_cents AS amount, p.reference, p.created_at AS createdAt, p.cancelled_at AS cancelledAt
       FROM payment p JOIN client c ON c.id = p.client_id WHERE p.id IN (?)`,
      ids,
    );
  }

  private claims(ids: readonly string[]): Promise<ClaimRow[]> {
    return this.rows<ClaimRow>(
      `SELECT p.id, p.number, p.issued_on AS issuedOn, p.client_id AS clientId, c.name AS client,
         p.total_cents AS total, p.cancelled_at AS cancelledAt
       FROM penalty_claim p JOIN client c ON c.id = p.client_id WHERE p.id IN (?)`,
      ids,
    );
  }

  private rows<Row>(sql: string, ids: readonly string[]): Promise<Row[]> {
    return ids.length === 0 ? Promise.resolve([]) : this.database.query<Row>(sql, [ids]);
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
      `${settled('invoice_id')} UNION ALL ${settled('credit_note_id')}`,
      [ids, ids],
    );
    return grouped(rows, partOf);
  }

  private async spentOf(ids: readonly string[]): Promise<Map<string, LetteredPart[]>> {
    if (ids.length === 0) return new Map();
    const rows = await this.database.query<SettledRow>(settled('payment_id'), [ids]);
    return grouped(rows, partOf);
  }
}

/** What stands by one side of allocations; a letter is of the day on which its invoice was wholly paid. */
const settled = (side: 'invoice_id' | 'credit_note_id' | 'payment_id') =>
  `SELECT a.${side} AS id, a.amount_cents AS cents, a.lettering AS letter, i.settled_on AS settledOn
     FROM payment_allocation a JOIN invoice i ON i.id = a.invoice_id AND i.client_id = a.client_id
    WHERE a.${side} IN (?) AND a.undone_at IS NULL`;

const partOf = ({ cents, letter, settledOn }: SettledRow): LetteredPart => ({
  ...{ cents: BigInt(cents), letter },
  letteredOn: letter === null ? null : settledOn,
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
