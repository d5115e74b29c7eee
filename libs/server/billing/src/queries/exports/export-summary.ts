import { Injectable } from '@nestjs/common';
import { Database } from '@vigie/platform';
import { amountText, type InvoiceKind, type VatCategory } from '@vigie/rules';
import type { ExportPeriod, ExportSummary, SaleSum } from '@vigie/wire';
import { findCompany } from '../../store/company/company.store';
import { startOf, dayAfter } from './paris-day';

type Sum = Record<'net' | 'vat' | 'gross', string | null> & { kind: InvoiceKind; count: string };
interface MoneySum {
  count: string;
  amount: string | null;
}

/** The sums of a period, before anything is downloaded. */
@Injectable()
export class ExportSums {
  constructor(private readonly database: Database) {}

  async of({ from, to }: ExportPeriod): Promise<ExportSummary> {
    const [sales, payments, cancelled] = [
      await this.sales(from, to),
      await this.money('received_on BETWEEN ? AND ?', [from, to]),
      await this.money('cancelled_at >= ? AND cancelled_at < ?', [startOf(from), startOf(dayAfter(to))]),
    ];
    const saleOf = (kind: InvoiceKind) => presented(sales.find((one) => one.kind === kind));
    const [invoices, creditNotes] = [saleOf('invoice'), saleOf('credit-note')];
    const moved = [invoices.gross, creditNotes.gross, payments.amount, cancelled.amount];
    return {
      ...{ invoices: invoices.said, creditNotes: creditNotes.said },
      payments: { count: payments.count, amount: amountText(payments.amount) },
      cancelled: { count: cancelled.count, amount: amountText(cancelled.amount) },
      vat: await this.vat(from, to),
      total: amountText(moved.reduce((sum, one) => sum + one, 0n)),
      hasCompany: (await findCompany(this.database)) !== null,
    };
  }

  private sales(from: string, to: string): Promise<Sum[]> {
    return this.database.query<Sum>(
      `SELECT kind, COUNT(*) AS count, SUM(net_cents) AS net, SUM(vat_cents) AS vat, SUM(gross_cents) AS gross
       FROM invoice WHERE state = 'issued' AND issued_on BETWEEN ? AND ? GROUP BY kind`,
      [from, to],
    );
  }

  private async money(condition: string, parameters: unknown[]): Promise<{ count: number; amount: bigint }> {
    const row = await this.database.one<MoneySum>(
      `SELECT COUNT(*) AS count, SUM(amount_cents) AS amount FROM payment WHERE ${condition}`,
      parameters,
    );
    return { count: Number(row?.count ?? 0), amount: BigInt(row?.amount ?? 0) };
  }

  private async vat(from: string, to: string): Promise<ExportSummary['vat']> {
    const rows = await this.database.query<{
      category: VatCategory;
      rate: number;
      base: string;
      vat: string;
    }>(
      `SELECT v.category, v.rate, SUM(IF(i.kind = 'invoice', v.base_cents, -v.base_cents)) AS base,
         SUM(IF(i.kind = 'invoice', v.vat_cents, -v.vat_cents)) AS vat
       FROM invoice i JOIN invoice_vat v ON v.invoice_id = i.id
       WHERE i.state = 'issued' AND i.issued_on BETWEEN ? AND ?
       GROUP BY v.category, v.rate ORDER BY v.rate DESC, v.category`,
      [from, to],
    );
    return rows.map(({ category, rate, base, vat }) => ({
      ...{ category, rate },
      ...{ base: amountText(BigInt(base)), vat: amountText(BigInt(vat)) },
    }));
  }
}

function presented(row: Sum | undefined): { said: SaleSum; gross: bigint } {
  const cents = (value: string | null | undefined) => BigInt(value ?? 0);
  const [net, vat, gross] = [cents(row?.net), cents(row?.vat), cents(row?.gross)];
  const said = { net: amountText(net), vat: amountText(vat), gross: amountText(gross) };
  return { said: { count: Number(row?.count ?? 0), ...said }, gross };
}
