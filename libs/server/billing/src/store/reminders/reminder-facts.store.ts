import type { Transaction } from '@vigie/platform';
import { amountText, claimable, daysBetween, type LocalDate } from '@vigie/rules';
import type { RemindedInvoiceItem } from '@vigie/wire';
import { lateInvoicesOf } from '../penalties/late-invoice.store';
import { penaltyRatesOf } from '../penalties/penalty-rate.store';
import type { OverdueInvoice, PlannedReminder } from './reminder-plan.store';

const mostComputed = 5000;

/** An overdue invoice as the proposal and the ledger show it. */
export function remindedOf(
  { id, number, issuedOn, dueOn, gross, open }: OverdueInvoice,
  { plan }: Pick<PlannedReminder, 'plan'>,
  today: LocalDate,
): Omit<RemindedInvoiceItem, 'penalty'> {
  return {
    ...{ id, number, issuedOn, dueOn, days: daysBetween(dueOn, today) },
    ...{ gross: amountText(gross), open: amountText(open) },
    level: plan.due.find(({ invoiceId }) => invoiceId === id)?.level ?? null,
  };
}

/** The invoices of a reminder with their penalties so far: the method of the contract, the legal minimum beside. */
export async function reminderFacts(
  tx: Transaction,
  planned: PlannedReminder,
  today: LocalDate,
): Promise<RemindedInvoiceItem[]> {
  const late = await lateInvoicesOf(tx, planned.clientId, today, mostComputed);
  const rates = await penaltyRatesOf(tx);
  const penalties = new Map(
    late.map((invoice) => {
      const outcome = claimable(invoice, today, rates);
      if (!outcome.ok) return [invoice.id, null] as const;
      const { penalty, floor, computed } = outcome;
      const { method } = invoice;
      const { awaitingRateFrom } = computed;
      const said = { method, amount: amountText(penalty), floor: amountText(floor), awaitingRateFrom };
      return [invoice.id, said] as const;
    }),
  );
  return planned.invoices.map((invoice) => ({
    ...remindedOf(invoice, planned, today),
    penalty: penalties.get(invoice.id) ?? null,
  }));
}
