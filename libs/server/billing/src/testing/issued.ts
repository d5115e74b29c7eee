import type { Store } from '@vigie/directory/testing';
import type { InvoiceKind, LocalDate } from '@vigie/rules';
import { InvoiceRow } from '../store/invoices/invoice.row';
import { InvoiceVatRow } from '../store/invoices/invoice-vat.row';
import { PaymentRow } from '../store/payments/payment.row';

let count = 0;
const idOf = (identifiers: readonly Record<string, unknown>[]) => String(identifiers[0]?.['id']);
const by = { createdBy: 'Essai', createdAt: new Date('2027-01-01T08:00:00Z') };

/** An invoice or a credit note as it stands once issued: its VAT by rate, nothing paid. */
export async function anIssued(
  { manager }: Store,
  of: { clientId: string; issuedOn: LocalDate; kind?: InvoiceKind; vat: { rate: number; base: bigint }[] },
): Promise<string> {
  const { clientId, issuedOn, kind = 'invoice', vat } = of;
  const taxes = vat.map((one) => ({ ...one, cents: (one.base * BigInt(one.rate) + 5000n) / 10_000n }));
  const net = taxes.reduce((sum, { base }) => sum + base, 0n);
  const tax = taxes.reduce((sum, { cents }) => sum + cents, 0n);
  const { identifiers } = await manager.insert(InvoiceRow, {
    ...{ clientId, kind, state: 'issued', source: 'manual', issuedOn, paymentDays: 30 },
    ...{ number: `${kind === 'invoice' ? 'FA' : 'AV'}-2027-${(count += 1)}`, clientKind: 'professional' },
    ...{
      netCents: String(net),
      vatCents: String(tax),
      grossCents: String(net + tax),
      openCents: String(net + tax),
    },
    ...{ ...by, updatedAt: by.createdAt, version: 1 },
  });
  const invoiceId = idOf(identifiers);
  for (const { rate, base, cents } of taxes)
    await manager.insert(InvoiceVatRow, {
      ...{ invoiceId, category: rate === 0 ? 'E' : 'S', rate },
      ...{ baseCents: String(base), vatCents: String(cents), exemption: rate === 0 ? 'Exonéré' : null },
    });
  return invoiceId;
}

/** Money received, none of it given to an invoice yet. */
export async function aPayment(
  { manager }: Store,
  of: { clientId: string; receivedOn: LocalDate; cents: bigint; cancelledAt?: Date; reference?: string },
): Promise<string> {
  const { cents, cancelledAt = null, ...said } = of;
  const { identifiers } = await manager.insert(PaymentRow, {
    ...{ ...said, amountCents: String(cents), openCents: String(cents), method: 'transfer' as const },
    ...{ ...by, version: 1, cancelledAt, cancelledBy: cancelledAt && 'Essai' },
  });
  return idOf(identifiers);
}
