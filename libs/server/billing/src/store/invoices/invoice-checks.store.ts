import { DomainError, type Transaction } from '@vigie/platform';
import { addCalendarDays, daysBetween, issueFaults, type InvoiceFault, type LocalDate } from '@vigie/rules';
import { invoiceLines, typedLine, type StoredInvoice } from './invoice.store';

/** When an invoice is due that is issued on a day. */
export const dueDayOf = ({ dueOn, paymentDays }: StoredInvoice, issuedOn: LocalDate): LocalDate =>
  dueOn ?? addCalendarDays(issuedOn, paymentDays);

/** What keeps a draft from being issued on a day. */
export async function faultsOf(
  tx: Pick<Transaction, 'manager'>,
  invoice: StoredInvoice,
  issuedOn: LocalDate,
): Promise<InvoiceFault[]> {
  const lines = await invoiceLines(tx, invoice.id);
  return issueFaults(lines.map(typedLine), { issuedOn, dueOn: dueDayOf(invoice, issuedOn) });
}

/** Refuses by the name of the first fault, all of them beside their fields. */
export function refuseInvoice(faults: readonly InvoiceFault[]): void {
  const [first] = faults;
  if (first) throw new DomainError(first.code, undefined, [...faults]);
}

/** A year with its leap day. */
const mostDays = 366;

/** Refuses days that are none. Errors: invoice-run.span-invalid. */
export function checkSpan({ from, until }: { from: string; until: string }): void {
  const days = daysBetween(from, until);
  if (days < 0 || days >= mostDays)
    throw new DomainError('invoice-run.span-invalid', undefined, [
      { path: 'until', code: 'invoice-run.span-invalid' },
    ]);
}
