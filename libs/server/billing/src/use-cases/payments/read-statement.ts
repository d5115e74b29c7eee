import { Injectable } from '@nestjs/common';
import { readTable } from '@vigie/directory';
import { DomainError } from '@vigie/platform';
import { bankFieldOf, readBankRow, type BankField, type PaymentDays } from '@vigie/rules';
import type { BankFormat, BankImportPreview } from '@vigie/wire';
import { StatementReader, type StatementLine } from '../../ports/payments/statement-reader';

const limits = { rows: 20_000, recordSize: 20_000, unpacked: 32 * 1024 * 1024 };
/** Banks write who the holder is and what the balance was above the titles. */
const mostPreamble = 20;

export interface Statement {
  format: BankFormat;
  /** What names the account of all its lines; null when nothing does. */
  account: string | null;
  columns: BankImportPreview['columns'];
  lines: StatementLine[];
}

/** Reads a statement as a bank gives it: camt.053, or a table of any of its habits. */
@Injectable()
export class ReadStatement {
  constructor(private readonly reader: StatementReader) {}

  /**
   * Errors: bank.file-refused, bank.file-too-large, import.unreadable, import.no-rows, import.too-many-rows,
   * import.column-missing.
   */
  async read(file: Buffer, days: PaymentDays, account: string | null): Promise<Statement> {
    if (!this.reader.knows(file)) return readCsvStatement(file, days, account);
    const lines = this.reader.read(file, days);
    const named = lines.find((line) => line.account !== '')?.account ?? account;
    return {
      format: 'camt.053',
      account: named,
      columns: [],
      lines: lines.map((line) => ({ ...line, account: line.account || (named ?? '') })),
    };
  }
}

async function readCsvStatement(file: Buffer, days: PaymentDays, given: string | null): Promise<Statement> {
  const { records } = await readTable(file, limits);
  const start = records.slice(0, mostPreamble).findIndex(({ record }) => isHead(record));
  if (records.length === 0) throw new DomainError('import.no-rows');
  const head = records[start];
  if (!head) throw new DomainError('import.column-missing');
  const others = records.slice(start + 1);
  if (others.length === 0) throw new DomainError('import.no-rows');
  if (others.length > limits.rows) throw new DomainError('import.too-many-rows');
  const columns = head.record.map((title) => ({ title: title.slice(0, 200), field: bankFieldOf(title) }));
  const account = given ?? accountIn(records.slice(0, start).flatMap(({ record }) => record));
  return {
    format: 'csv',
    account,
    columns,
    lines: others.map(({ line, record }) => {
      const written = cellsOf(columns, record);
      return { line, account: account ?? '', written, ...readBankRow(written, days) };
    }),
  };
}

function isHead(record: readonly string[]): boolean {
  const fields = new Set(record.map(bankFieldOf));
  return fields.has('bookedOn') && (fields.has('amount') || fields.has('credit'));
}

/** An IBAN above the titles. */
function accountIn(cells: readonly string[]): string | null {
  const text = cells.join(' ').toUpperCase();
  return (
    /\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){3,7}(?: ?[A-Z0-9]{1,3})?\b/.exec(text)?.[0].replaceAll(' ', '') ?? null
  );
}

/** Where two columns hold the same field, the first one that is filled counts. */
function cellsOf(columns: Statement['columns'], record: readonly string[]) {
  const cells: Partial<Record<BankField, string>> = {};
  columns.forEach(({ field }, index) => {
    if (field && !cells[field]) cells[field] = record[index] ?? '';
  });
  return cells;
}
