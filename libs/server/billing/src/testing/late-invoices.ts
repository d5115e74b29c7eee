import type { Store } from '@vigie/directory/testing';
import type { LocalDate } from '@vigie/rules';
import { BillingAccountRow } from '../store/invoices/billing-account.row';
import { InvoiceRow } from '../store/invoices/invoice.row';
import { PaymentRow } from '../store/payments/payment.row';

let count = 0;

type Values = Partial<InvoiceRow> & { clientId: string; grossCents: string; dueOn: LocalDate };

/** An issued invoice of which nothing is paid. */
export async function anIssuedInvoice(store: Store, values: Values): Promise<InvoiceRow> {
  count += 1;
  const now = new Date();
  const row: Partial<InvoiceRow> = {
    ...{ contractId: null, kind: 'invoice', state: 'issued', source: 'manual', sourceKey: null },
    ...{ number: `T-${process.pid}-${count}`, issuedOn: values.dueOn, paymentDays: 30 },
    ...{ periodFrom: null, periodTo: null, clientKind: 'professional', seller: null, buyer: null },
    ...{ orderReference: null, note: null, correctsId: null, netCents: values.grossCents, vatCents: '0' },
    ...{ openCents: values.grossCents, settledOn: null, fileId: null, createdAt: now, createdBy: 'test' },
    ...{ issuedAt: now, issuedBy: 'test', updatedAt: now, version: 1 },
    ...values,
  };
  const { identifiers } = await store.manager.insert(InvoiceRow, row);
  return store.manager.findOneByOrFail(InvoiceRow, { id: String(identifiers[0]?.['id']) });
}

/** Money of a client that nothing has taken yet. */
export async function aPayment(
  store: Store,
  clientId: string,
  amountCents: string,
  receivedOn: LocalDate,
): Promise<PaymentRow> {
  const row = {
    ...{ clientId, receivedOn, amountCents, openCents: amountCents, method: 'transfer' as const },
    ...{ reference: 'VIR CEDRE', createdAt: new Date(), createdBy: 'test', version: 1 },
  };
  const { identifiers } = await store.manager.insert(PaymentRow, row);
  return store.manager.findOneByOrFail(PaymentRow, { id: String(identifiers[0]?.['id']) });
}

/** How a client is invoiced. */
export async function aBillingAccount(store: Store, clientId: string, emails: string[]): Promise<void> {
  await store.manager.insert(BillingAccountRow, {
    ...{
      clientId,
      clientKind: 'professional',
      street: '3 rue des Cèdres',
      postalCode: '69002',
      city: 'Lyon',
    },
    ...{ country: 'FR', emails, paymentDays: 30, updatedAt: new Date(), version: 1 },
  });
}
