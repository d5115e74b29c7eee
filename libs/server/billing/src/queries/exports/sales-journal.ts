import { Injectable } from '@nestjs/common';
import { Database, ExactNumber, type Cell } from '@vigie/platform';
import { amountText, type InvoiceKind, type LocalDate, type VatCategory } from '@vigie/rules';
import type { ExportPeriod, Locale } from '@vigie/wire';
import { salesColumns, salesJournalWords, type SalesColumn } from '../../texts/sales-journal.texts';

const step = 1000;

interface Row {
  id: string;
  kind: InvoiceKind;
  number: string;
  issuedOn: LocalDate;
  dueOn: LocalDate | null;
  settledOn: LocalDate | null;
  client: string;
  siren: string | null;
  category: VatCategory;
  rate: number;
  base: string;
  vat: string;
}

/** The journal of sales: invoices by rate, credit notes below zero, so that columns add up. */
@Injectable()
export class SalesJournal {
  constructor(private readonly database: Database) {}

  async *rows({ from, to }: ExportPeriod, locale: Locale): AsyncGenerator<Cell[][]> {
    const { titles } = salesJournalWords[locale];
    yield [salesColumns.map((column) => titles[column])];
    let [day, last] = [from, '0'];
    for (;;) {
      const pieces = await this.database.query<{ id: string; issuedOn: LocalDate }>(
        `SELECT id, issued_on AS issuedOn FROM invoice
         WHERE state = 'issued' AND issued_on BETWEEN ? AND ? AND (issued_on > ? OR id > ?)
         ORDER BY issued_on, id LIMIT ${step}`,
        [day, to, day, last],
      );
      const end = pieces.at(-1);
      if (!end) return;
      yield (await this.byRate(pieces.map(({ id }) => id))).map((row) => cellsOf(row, locale));
      if (pieces.length < step) return;
      [day, last] = [end.issuedOn, end.id];
    }
  }

  private byRate(ids: readonly string[]): Promise<Row[]> {
    return this.database.query<Row>(
      `SELECT i.id, i.kind, i.number, i.issued_on AS issuedOn, i.due_on AS dueOn, i.settled_on AS settledOn,
         c.name AS client, c.siren, v.category, v.rate, v.base_cents AS base, v.vat_cents AS vat
       FROM invoice i JOIN client c ON c.id = i.client_id JOIN invoice_vat v ON v.invoice_id = i.id
       WHERE i.id IN (?) ORDER BY i.issued_on, i.id, v.rate DESC, v.category`,
      [ids],
    );
  }
}

function cellsOf(row: Row, locale: Locale): Cell[] {
  const { kinds, day } = salesJournalWords[locale];
  const way = row.kind === 'invoice' ? 1n : -1n;
  const [net, vat] = [way * BigInt(row.base), way * BigInt(row.vat)];
  const amount = (cents: bigint) => new ExactNumber(amountText(cents));
  const cells: Record<SalesColumn, Cell> = {
    ...{ issuedOn: day(row.issuedOn), number: row.number, kind: kinds[row.kind] },
    ...{ client: row.client, siren: row.siren, category: row.category },
    rate: new ExactNumber(String(row.rate / 100)),
    ...{ net: amount(net), vat: amount(vat), gross: amount(net + vat) },
    dueOn: row.dueOn && day(row.dueOn),
    settledOn: row.settledOn && day(row.settledOn),
  };
  return salesColumns.map((column) => cells[column]);
}
