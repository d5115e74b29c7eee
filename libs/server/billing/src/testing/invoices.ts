import type { Store } from '@vigie/directory/testing';
import { addCalendarDays, type LocalDate } from '@vigie/rules';
import { BillingAccountRow } from '../store/invoices/billing-account.row';
import { InvoiceVatRow } from '../store/invoices/invoice-vat.row';
import { InvoiceRow } from '../store/invoices/invoice.row';
import { PaymentRow } from '../store/payments/payment.row';

const by = { createdBy: 'Paul Mercier', createdAt: new Date('2026-01-01T08:00:00Z') };
const idOf = (identifiers: readonly Record<string, unknown>[]) => String(identifiers[0]?.['id']);
let count = 0;

type Values = Partial<InvoiceRow> & { clientId: string; grossCents: string };

/** An issued invoice of one amount, without lines and VAT, of which nothing is paid. */
export async function anIssuedInvoice({ manager }: Store, values: Values): Promise<InvoiceRow> {
  const { grossCents, kind = 'invoice', issuedOn = values.dueOn ?? '2026-09-01' } = values;
  count += 1;
  const at = new Date(`${issuedOn}T09:00:00.000Z`);
  const { identifiers } = await manager.insert(InvoiceRow, {
    ...{ kind, state: 'issued', source: kind === 'invoice' ? 'manual' : 'credit', paymentDays: 30 },
    ...{ number: `${kind === 'invoice' ? 'FT' : 'AT'}-2026-${String(count).padStart(6, '0')}` },
    ...{ issuedOn, dueOn: issuedOn && addCalendarDays(issuedOn, 30), clientKind: 'professional' },
    ...{ netCents: grossCents, vatCents: '0', openCents: grossCents },
    ...{ ...by, issuedAt: at, issuedBy: by.createdBy, updatedAt: at, version: 1 },
    ...values,
  });
  return manager.findOneByOrFail(InvoiceRow, { id: idOf(identifiers) });
}

/** The same with its VAT by rate: what the books see of it. */
export async function anIssued(
  store: Store,
  of: {
    clientId: string;
    issuedOn: LocalDate;
    kind?: InvoiceRow['kind'];
    vat: { rate: number; base: bigint }[];
  },
): Promise<string> {
  const { vat, ...said } = of;
  const taxes = vat.map((one) => ({ ...one, cents: (one.base * BigInt(one.rate) + 5000n) / 10_000n }));
  const net = taxes.reduce((sum, { base }) => sum + base, 0n);
  const tax = taxes.reduce((sum, { cents }) => sum + cents, 0n);
  const sums = { netCents: String(net), vatCents: String(tax), grossCents: String(net + tax) };
  const { id } = await anIssuedInvoice(store, { ...said, ...sums, openCents: sums.grossCents });
  for (const { rate, base, cents } of taxes)
    await store.manager.insert(InvoiceVatRow, {
      ...{ invoiceId: id, category: rate === 0 ? 'E' : 'S', rate },
      ...{ baseCents: String(base), vatCents: String(cents), exemption: rate === 0 ? 'Exonéré' : null },
    });
  return id;
}

/** Money of a client that nothing has taken yet. */
export async function aPayment(
  { manager }: Store,
  clientId: string,
  amountCents: string,
  receivedOn: LocalDate,
  more: Partial<PaymentRow> = {},
): Promise<PaymentRow> {
  const { identifiers } = await manager.insert(PaymentRow, {
    ...{ clientId, receivedOn, amountCents, openCents: amountCents, method: 'transfer' as const },
    ...{ reference: 'VIR CEDRE', ...by, version: 1 },
    ...more,
  });
  return manager.findOneByOrFail(PaymentRow, { id: idOf(identifiers) });
}

/** How a client is invoiced. */
export async function aBillingAccount({ manager }: Store, clientId: string, emails: string[]): Promise<void> {
  await manager.insert(BillingAccountRow, {
    ...{ clientId, clientKind: 'professional', street: '3 rue des Cèdres', postalCode: '69002' },
    ...{ city: 'Lyon', country: 'FR', emails, paymentDays: 30, updatedAt: new Date(), version: 1 },
  });
}
