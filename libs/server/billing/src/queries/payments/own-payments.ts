import { Injectable } from '@nestjs/common';
import { Database, scopeCondition, type ClientScope } from '@vigie/platform';
import { amountText } from '@vigie/rules';
import type { OwnInvoiceQuery, OwnPayments } from '@vigie/wire';
import { Payments } from './payments';

/** What a client paid, without what was recorded by mistake, and what it may still deduct. */
@Injectable()
export class OwnPaymentsQuery {
  constructor(
    private readonly database: Database,
    private readonly payments: Payments,
  ) {}

  /** The latest first. */
  async page(scope: ClientScope, query: OwnInvoiceQuery): Promise<OwnPayments> {
    const page = await this.payments.page(scope, { ...query, show: 'standing' });
    const items = page.items.map(({ id, receivedOn, amount, credit, method, reference, invoices }) => ({
      ...{ id, receivedOn, amount, credit, method, reference, invoices },
    }));
    return { items, nextCursor: page.nextCursor, credit: await this.credit(scope) };
  }

  /** Of payments and credit notes, what no invoice has taken. */
  private async credit(scope: ClientScope): Promise<string> {
    const own = scopeCondition(scope, 'client_id');
    const row = await this.database.one<{ cents: string | null }>(
      `SELECT SUM(open_cents) AS cents FROM (
         SELECT open_cents FROM payment WHERE cancelled_at IS NULL AND open_cents > 0 AND ${own.sql}
         UNION ALL
         SELECT open_cents FROM invoice WHERE kind = 'credit-note' AND state = 'issued' AND open_cents > 0 AND ${own.sql}
       ) AS credits`,
      [...own.parameters, ...own.parameters],
    );
    return amountText(BigInt(row?.cents ?? 0));
  }
}
