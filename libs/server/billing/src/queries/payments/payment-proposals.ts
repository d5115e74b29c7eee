import { Injectable } from '@nestjs/common';
import { Database, inScope, notFound, type ClientScope } from '@vigie/platform';
import { amountText, isOverLarge, readAmount, type Cents } from '@vigie/rules';
import type { PaymentProposals, PaymentWarning, ProposalQuery } from '@vigie/wire';
import { matchingsOf } from '../../store/payments/matching.store';
import { openInvoicesOf, standingOf, type Payable } from '../../store/payments/open-invoice.store';
import { namesOf, presentProposal } from './names';

/** What a payment that is being typed could pay, and what should be looked at before it is recorded. */
@Injectable()
export class ProposePayment {
  constructor(private readonly database: Database) {}

  /** Nothing is written; 404 outside the scope. */
  async read(scope: ClientScope, query: ProposalQuery): Promise<PaymentProposals> {
    if (!inScope(scope, query.client)) throw notFound();
    const names = await namesOf(this.database, [query.client]);
    if (!names.has(query.client)) throw notFound();
    const amount = readAmount(query.amount) ?? 0n;
    const invoices = await openInvoicesOf(this.database, [query.client]);
    const { owed, credit } = await standingOf(this.database, query.client);
    const [matching] = await matchingsOf(this.database, [
      { amount, label: query.reference, reference: null, payer: null, iban: null, clientId: query.client },
    ]);
    const first = matching?.proposals[0];
    const paid = first?.parts.flatMap(({ invoiceId }) => matching?.invoices.get(invoiceId) ?? []) ?? [];
    return {
      proposals: (matching?.proposals ?? []).map((one) =>
        presentProposal(one, matching?.invoices ?? new Map(), names),
      ),
      invoices: invoices.map(({ id, number, issuedOn, dueOn, gross, open }) => ({
        ...{ id, number, issuedOn, dueOn },
        amount: amountText(gross),
        open: amountText(open),
      })),
      owed: amountText(owed),
      credit: amountText(credit),
      warnings: await this.warnings(query, { amount, owed, paid }),
    };
  }

  private async warnings(
    { client, receivedOn }: ProposalQuery,
    { amount, owed, paid }: { amount: Cents; owed: Cents; paid: readonly Payable[] },
  ): Promise<PaymentWarning[]> {
    if (amount <= 0n) return [];
    const warnings: PaymentWarning[] = [];
    if (receivedOn && paid.some(({ issuedOn }) => receivedOn < issuedOn)) warnings.push('before-invoice');
    if (isOverLarge(amount, owed)) warnings.push('over-large');
    else if (amount > owed) warnings.push('more-than-owed');
    if (receivedOn && (await this.isKnown(client, receivedOn, amount))) warnings.push('perhaps-twice');
    return warnings;
  }

  private async isKnown(clientId: string, receivedOn: string, amount: Cents): Promise<boolean> {
    const row = await this.database.one(
      `SELECT id FROM payment WHERE client_id = ? AND received_on = ? AND amount_cents = ? AND cancelled_at IS NULL
        LIMIT 1`,
      [clientId, receivedOn, String(amount)],
    );
    return row !== null;
  }
}
