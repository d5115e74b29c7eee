import { Injectable } from '@nestjs/common';
import { Database, startOf } from '@vigie/platform';
import { addCalendarDays, amountText, type InvoiceKind, type VatCategory } from '@vigie/rules';
import type { ExportPeriod, ExportSummary, SaleSum } from '@vigie/wire';
import { findCompany } from '../../store/company/company.store';

type Sum = Record<'net' | 'vat' | 'gross', string | null> & { kind: InvoiceKind; count: string };
interface MoneySum {
  count: string;
  amount: string | null;
}

const takenBack = 'cancelled_at >= ? AND cancelled_at < ?';
/** What each table moves. */
const amounts = { payment: 'amount_cents', penalty_claim: 'total_cents' } as const;

/** The sums of a period, before anything is downloaded. */
@Injectable()
export class ExportSums {
  constructor(private readonly database: Database) {}

  async of({ from, to }: ExportPeriod): Promise<ExportSummary> {
    const instants = [startOf(from), startOf(addCalendarDays(to, 1))];
    const sales = await this.sales(from, to);
    const payments = await this.money('payment', 'received_on BETWEEN ? AND ?', [from, to]);
    const cancelled = await this.money('payment', takenBack, instants);
    const claims = await this.money('penalty_claim', 'issued_on BETWEEN ? AND ?', [from, to]);
    const cancelledClaims = await this.money('penalty_claim', takenBack, instants);
    const others = { payments, cancelled, claims, cancelledClaims };
    const saleOf = (kind: InvoiceKind) => presented(sales.find((one) => one.kind === kind));
    const [invoices, creditNotes] = [saleOf('invoice'), saleOf('credit-note')];
    const moved = [invoices, creditNotes].map(({ gross }) => gross);
    moved.push(...Object.values(others).map(({ amount }) => amount));
    return {
      ...{ invoices: invoices.said, creditNotes: creditNotes.said },
      payments: said(payments),
      cancelled: said(cancelled),
      claims: said(claims),
      cancelledClaims: said(cancelledClaims),
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

  private async money(
    table: keyof typeof amounts,
    condition: string,
    parameters: unknown[],
  ): Promise<{ count: number; amount: bigint }> {
    const row = await this.database.one<MoneySum>(
      `SELECT COUNT(*) AS count, SUM(${amounts[table]}) AS amount FROM ${table} WHERE ${condition}`,
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

const said = ({ count, amount }: { count: number; amount: bigint }) => ({
  count,
  amount: amountText(amount),
});

function presented(row: Sum | undefined): { said: SaleSum; gross: bigint } {
  const cents = (value: string | null | undefined) => BigInt(value ?? 0);
  const [net, vat, gross] = [cents(row?.net), cents(row?.vat), cents(row?.gross)];
  const said = { net: amountText(net), vat: amountText(vat), gross: amountText(gross) };
  return { said: { count: Number(row?.count ?? 0), ...said }, gross };
}
