import { Injectable } from '@nestjs/common';
import {
  Clock,
  csvOf,
  Database,
  ExactNumber,
  scopeCondition,
  xlsxOf,
  dayOf,
  ourZone,
  type Cell,
  type ClientScope,
} from '@vigie/platform';
import {
  agedBalance,
  agedBuckets,
  amountText,
  type AgedBalance,
  type Cents,
  type LocalDate,
} from '@vigie/rules';
import { paymentWords, type AgedBalanceExportQuery, type AgedBalanceReport, type Locale } from '@vigie/wire';
import { balanceFileTexts } from '../../texts/payments/balance-file.texts';
import { namesOf } from './names';

interface Debt {
  clientId: string;
  dueOn: LocalDate;
  open: Cents;
  invoices: number;
}

/** Who owes what, and for how long, as it was on a day: from what was issued and what counted by then. */
@Injectable()
export class AgedBalanceQuery {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** Who is most in debt first. */
  async read(scope: ClientScope, asOf: LocalDate = this.today): Promise<AgedBalanceReport> {
    const debts = await this.debts(scope, asOf);
    const credits = await this.credits(scope, asOf);
    const byClient = Map.groupBy(debts, ({ clientId }) => clientId);
    const ids = [...new Set([...byClient.keys(), ...credits.keys()])];
    const names = await namesOf(this.database, ids);
    const lines = ids.map((id) => {
      const own = byClient.get(id) ?? [];
      return {
        client: { id, name: names.get(id) ?? '' },
        invoices: own.reduce((sum, { invoices }) => sum + invoices, 0),
        balance: agedBalance(own, credits.get(id) ?? 0n, asOf),
      };
    });
    const credit = [...credits.values()].reduce((sum, one) => sum + one, 0n);
    return {
      asOf,
      items: lines
        .toSorted((one, other) => compare(other.balance.owed, one.balance.owed))
        .map(({ balance, ...line }) => ({ ...line, ...said(balance) })),
      total: said(agedBalance(debts, credit, asOf)),
    };
  }

  /** The same as a file, in the language of its reader. */
  async file(
    scope: ClientScope,
    { format, asOf }: AgedBalanceExportQuery,
    locale: Locale,
  ): Promise<AsyncGenerator<string | Uint8Array>> {
    const report = await this.read(scope, asOf);
    const texts = balanceFileTexts[locale].balance;
    const buckets = agedBuckets.map((bucket) => paymentWords[locale].buckets[bucket]);
    const cellsOf = ({ buckets: amounts, owed, credit, balance }: AgedBalanceReport['total']): Cell[] =>
      [...agedBuckets.map((bucket) => amounts[bucket]), owed, credit, balance].map(
        (text) => new ExactNumber(text),
      );
    const rows: Cell[][] = [
      [texts.client, ...buckets, texts.owed, texts.credit, texts.balance, texts.asOf],
      ...report.items.map((item) => [item.client.name, ...cellsOf(item), report.asOf]),
      [texts.total, ...cellsOf(report.total), report.asOf],
    ];
    return format === 'csv' ? csvOf([rows], ourZone, locale) : xlsxOf([rows], ourZone, texts.sheet);
  }

  private get today(): LocalDate {
    return dayOf(this.clock.now());
  }

  private async debts(scope: ClientScope, asOf: LocalDate): Promise<Debt[]> {
    const own = scopeCondition(scope, 'i.client_id');
    const rows = await this.database.query<{
      clientId: string;
      dueOn: LocalDate;
      open: string;
      invoices: number | string;
    }>(
      `SELECT d.clientId, d.dueOn, SUM(d.open) AS open, COUNT(*) AS invoices FROM (
          SELECT i.client_id AS clientId, i.due_on AS dueOn,
              i.gross_cents - (SELECT COALESCE(SUM(a.amount_cents), 0) FROM payment_allocation a
                WHERE a.invoice_id = i.id AND a.undone_at IS NULL AND a.counts_on <= ?) AS open
            FROM invoice i WHERE i.kind = 'invoice' AND i.state = 'issued' AND i.issued_on <= ?
              AND (i.settled_on IS NULL OR i.settled_on > ?) AND ${own.sql}) d
        WHERE d.open <> 0 GROUP BY d.clientId, d.dueOn`,
      [asOf, asOf, asOf, ...own.parameters],
    );
    return rows.map(({ open, invoices, ...row }) => ({
      ...row,
      open: BigInt(open),
      invoices: Number(invoices),
    }));
  }

  /** What payments and credit notes of clients had not given to an invoice by that day. */
  private async credits(scope: ClientScope, asOf: LocalDate): Promise<Map<string, Cents>> {
    const [payments, notes] = [scopeCondition(scope, 'p.client_id'), scopeCondition(scope, 'i.client_id')];
    const rows = await this.database.query<{ clientId: string; credit: string }>(
      `SELECT c.clientId, SUM(c.credit) AS credit FROM (
          SELECT p.client_id AS clientId, p.amount_cents - (SELECT COALESCE(SUM(a.amount_cents), 0)
              FROM payment_allocation a
              WHERE a.payment_id = p.id AND a.undone_at IS NULL AND a.counts_on <= ?) AS credit
            FROM payment p WHERE p.received_on <= ? AND p.cancelled_at IS NULL AND ${payments.sql}
              AND (p.open_cents > 0 OR EXISTS (SELECT 1 FROM payment_allocation l
                WHERE l.payment_id = p.id AND l.undone_at IS NULL AND l.counts_on > ?))
          UNION ALL
          SELECT i.client_id, i.gross_cents - (SELECT COALESCE(SUM(a.amount_cents), 0) FROM payment_allocation a
              WHERE a.credit_note_id = i.id AND a.undone_at IS NULL AND a.counts_on <= ?)
            FROM invoice i WHERE i.kind = 'credit-note' AND i.state = 'issued' AND i.issued_on <= ? AND ${notes.sql}
        ) c WHERE c.credit <> 0 GROUP BY c.clientId`,
      [asOf, asOf, ...payments.parameters, asOf, asOf, asOf, ...notes.parameters],
    );
    return new Map(rows.map(({ clientId, credit }) => [clientId, BigInt(credit)]));
  }
}

function said({ buckets, owed, credit, balance }: AgedBalance): AgedBalanceReport['total'] {
  const amounts = Object.fromEntries(agedBuckets.map((bucket) => [bucket, amountText(buckets[bucket])]));
  return {
    buckets: amounts as AgedBalanceReport['total']['buckets'],
    owed: amountText(owed),
    credit: amountText(credit),
    balance: amountText(balance),
  };
}

function compare(one: Cents, other: Cents): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}
