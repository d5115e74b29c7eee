import { Injectable } from '@nestjs/common';
import { Database, found, Pages } from '@vigie/platform';
import { amountText } from '@vigie/rules';
import type { BankFormat, BankImportDetail, BankImportItem, Page, pageQuery } from '@vigie/wire';
import type { z } from 'zod';

interface Row {
  id: string;
  file: string;
  format: BankFormat;
  at: Date;
  by: string;
  lines: number;
  matched: string | null;
  total: string | null;
  undoneAt: Date | null;
  undoneBy: string | null;
}
interface Paid {
  id: string;
  number: string;
  settled: number | string;
}

type PageAsked = z.infer<typeof pageQuery>;

const pages = new Pages('bank-imports');
/** Invoices that are named before a statement is taken back. */
const mostNamed = 10;

/** Statements that were read, the latest first, and what taking one back would do. */
@Injectable()
export class BankImports {
  constructor(private readonly database: Database) {}

  /** A page of them. */
  async page({ limit, cursor }: PageAsked): Promise<Page<BankImportItem>> {
    const after = pages.after(cursor);
    const rows = await this.rows(`${after ? 'WHERE f.id < ?' : ''} ORDER BY f.id DESC LIMIT ?`, [
      ...(after ? [after[0]] : []),
      limit + 1,
    ]);
    return pages.cut(rows, limit, ({ id }) => [id], present);
  }

  /** One of them, with what it paid. */
  async find(id: string): Promise<BankImportDetail> {
    const [row] = await this.rows('WHERE f.id = ?', [id]);
    const invoices = await this.database.query<Paid>(
      `SELECT DISTINCT i.id, i.number, i.open_cents = 0 AS settled
         FROM bank_line l
         JOIN payment_allocation a ON a.payment_id = l.payment_id AND a.client_id = l.client_id AND a.undone_at IS NULL
         JOIN invoice i ON i.id = a.invoice_id AND i.client_id = a.client_id
        WHERE l.import_id = ? ORDER BY i.number`,
      [id],
    );
    const claims = await this.database.one<{ count: string | number }>(
      `SELECT COUNT(DISTINCT p.claim_id) AS count
         FROM bank_line l JOIN penalty_claim_payment p ON p.payment_id = l.payment_id AND p.undone_at IS NULL
        WHERE l.import_id = ?`,
      [id],
    );
    return {
      ...present(found(row)),
      invoices: invoices.slice(0, mostNamed).map(({ number }) => number),
      invoiceCount: invoices.length,
      lettered: invoices.filter(({ settled }) => Number(settled) === 1).length,
      claims: Number(claims?.count ?? 0),
    };
  }

  private rows(condition: string, parameters: unknown[]): Promise<Row[]> {
    return this.database.query<Row>(
      `SELECT f.id, f.file_name AS file, f.format, f.created_at AS at, f.created_by AS \`by\`, f.line_count AS \`lines\`,
          (SELECT COUNT(*) FROM bank_line l WHERE l.import_id = f.id AND l.payment_id IS NOT NULL) AS matched,
          (SELECT SUM(l.amount_cents) FROM bank_line l WHERE l.import_id = f.id) AS total,
          f.undone_at AS undoneAt, f.undone_by AS undoneBy
         FROM bank_import f ${condition}`,
      parameters,
    );
  }
}

const present = (row: Row): BankImportItem => ({
  ...{ id: row.id, file: row.file, format: row.format, at: row.at.toISOString(), by: row.by },
  ...{ lines: row.lines, payments: Number(row.matched ?? 0) },
  total: amountText(BigInt(row.total ?? 0)),
  undone: row.undoneAt && { by: row.undoneBy ?? '', at: row.undoneAt.toISOString() },
});
