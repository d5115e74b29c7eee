import { Injectable } from '@nestjs/common';
import {
  Clock,
  csvOf,
  Database,
  ExactNumber,
  scopeCondition,
  startOf,
  xlsxOf,
  dayOf,
  ourZone,
  type Cell,
  type ClientScope,
} from '@vigie/platform';
import {
  addCalendarDays,
  agedBalance,
  agedBuckets,
  amountText,
  type AgedBalance,
  type AgedDebt,
  type Cents,
  type LocalDate,
} from '@vigie/rules';
import { paymentWords, type AgedBalanceExportQuery, type AgedBalanceReport, type Locale } from '@vigie/wire';
import { balanceFileTexts } from '../../texts/payments/balance-file.texts';
import { namesOf } from './names';

interface Debt extends AgedDebt {
  clientId: string;
  pieces: number;
}

/**
 * Who owes what, and for how long, as it was on a day: from what was issued and what counted by then. It is what the
 * books say on 411, so a payment or a claim that was taken back later counts until that day.
 */
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
        invoices: own.reduce((sum, { pieces, isClaim }) => (isClaim ? sum : sum + pieces), 0),
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
    const cellsOf = ({ buckets: amounts, ...sums }: AgedBalanceReport['total']): Cell[] =>
      [
        ...agedBuckets.map((bucket) => amounts[bucket]),
        ...[sums.owed, sums.claims, sums.credit, sums.balance],
      ].map((text) => new ExactNumber(text));
    const rows: Cell[][] = [
      [texts.client, ...buckets, texts.owed, texts.claims, texts.credit, texts.balance, texts.asOf],
      ...report.items.map((item) => [item.client.name, ...cellsOf(item), report.asOf]),
      [texts.total, ...cellsOf(report.total), report.asOf],
    ];
    return format === 'csv' ? csvOf([rows], ourZone, locale) : xlsxOf([rows], ourZone, texts.sheet);
  }

  private get today(): LocalDate {
    return dayOf(this.clock.now());
  }

  private async debts(scope: ClientScope, asOf: LocalDate): Promise<Debt[]> {
    const [invoices, claims] = [scopeCondition(scope, 'i.client_id'), scopeCondition(scope, 'c.client_id')];
    const rows = await this.database.query<{
      clientId: string;
      dueOn: LocalDate;
      isClaim: number | string;
      open: string;
      pieces: number | string;
    }>(
      `SELECT d.clientId, d.dueOn, d.isClaim, SUM(d.open) AS open, COUNT(*) AS pieces FROM (
          SELECT i.client_id AS clientId, i.due_on AS dueOn, 0 AS isClaim,
              i.gross_cents - (SELECT COALESCE(SUM(a.amount_cents), 0) FROM payment_allocation a
                WHERE a.invoice_id = i.id AND a.undone_at IS NULL AND a.counts_on <= ?) AS open
            FROM invoice i WHERE i.kind = 'invoice' AND i.state = 'issued' AND i.issued_on <= ?
              AND (i.settled_on IS NULL OR i.settled_on > ?) AND ${invoices.sql}
          UNION ALL
          SELECT c.client_id, c.issued_on, 1,
              c.total_cents - (SELECT COALESCE(SUM(a.amount_cents), 0) FROM penalty_claim_payment a
                WHERE a.claim_id = c.id AND a.undone_at IS NULL AND a.counts_on <= ?)
            FROM penalty_claim c WHERE c.issued_on <= ? AND (c.cancelled_at IS NULL OR c.cancelled_at >= ?)
              AND ${claims.sql}) d
        WHERE d.open <> 0 GROUP BY d.clientId, d.dueOn, d.isClaim`,
      [...[asOf, asOf, asOf, ...invoices.parameters], ...[asOf, asOf, endOf(asOf), ...claims.parameters]],
    );
    return rows.map(({ clientId, dueOn, isClaim, open, pieces }) => ({
      ...{ clientId, dueOn, isClaim: Number(isClaim) === 1 },
      ...{ open: BigInt(open), pieces: Number(pieces) },
    }));
  }

  /** What payments and credit notes of clients had not given to an invoice or a claim by that day. */
  private async credits(scope: ClientScope, asOf: LocalDate): Promise<Map<string, Cents>> {
    const [payments, notes] = [scopeCondition(scope, 'p.client_id'), scopeCondition(scope, 'i.client_id')];
    const given = (table: string, side: string) =>
      `(SELECT COALESCE(SUM(a.amount_cents), 0) FROM ${table} a
         WHERE a.${side} AND a.undone_at IS NULL AND a.counts_on <= ?)`;
    const givenLater = (table: string) =>
      `EXISTS (SELECT 1 FROM ${table} l WHERE l.payment_id = p.id AND l.undone_at IS NULL AND l.counts_on > ?)`;
    const rows = await this.database.query<{ clientId: string; credit: string }>(
      `SELECT c.clientId, SUM(c.credit) AS credit FROM (
          SELECT p.client_id AS clientId, p.amount_cents - ${given('payment_allocation', 'payment_id = p.id')}
              - ${given('penalty_claim_payment', 'payment_id = p.id')} AS credit
            FROM payment p WHERE p.received_on <= ? AND (p.cancelled_at IS NULL OR p.cancelled_at >= ?)
              AND (p.open_cents > 0 OR p.cancelled_at IS NOT NULL
                OR ${givenLater('payment_allocation')} OR ${givenLater('penalty_claim_payment')})
              AND ${payments.sql}
          UNION ALL
          SELECT i.client_id, i.gross_cents - ${given('payment_allocation', 'credit_note_id = i.id')}
            FROM invoice i WHERE i.kind = 'credit-note' AND i.state = 'issued' AND i.issued_on <= ? AND ${notes.sql}
        ) c WHERE c.credit <> 0 GROUP BY c.clientId`,
      [
        ...[asOf, asOf, asOf, endOf(asOf), asOf, asOf, ...payments.parameters],
        ...[asOf, asOf, ...notes.parameters],
      ],
    );
    return new Map(rows.map(({ clientId, credit }) => [clientId, BigInt(credit)]));
  }
}

/** The instant with which a day is over. */
const endOf = (day: LocalDate): Date => startOf(addCalendarDays(day, 1));

function said({ buckets, owed, claims, credit, balance }: AgedBalance): AgedBalanceReport['total'] {
  const amounts = Object.fromEntries(agedBuckets.map((bucket) => [bucket, amountText(buckets[bucket])]));
  return {
    buckets: amounts as AgedBalanceReport['total']['buckets'],
    owed: amountText(owed),
    claims: amountText(claims),
    credit: amountText(credit),
    balance: amountText(balance),
  };
}

function compare(one: Cents, other: Cents): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}
