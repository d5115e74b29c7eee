import type { Database } from '@vigie/platform';
import { addCalendarDays, type LocalDate } from '@vigie/rules';
import { InvoiceRow } from '../store/invoices/invoice.row';

interface Values {
  clientId: string;
  cents: bigint;
  issuedOn?: LocalDate;
  dueOn?: LocalDate;
  kind?: InvoiceRow['kind'];
  number?: string;
}

let count = 0;

/** An issued invoice of one amount, without lines: what payments see of it. */
export async function anIssuedInvoice(
  { manager }: Pick<Database, 'manager'>,
  { clientId, cents, issuedOn = '2026-09-01', kind = 'invoice', ...values }: Values,
): Promise<InvoiceRow> {
  count += 1;
  const at = new Date(`${issuedOn}T09:00:00.000Z`);
  const row = {
    clientId,
    contractId: null,
    kind,
    state: 'issued',
    source: kind === 'invoice' ? 'manual' : 'credit',
    sourceKey: null,
    number: values.number ?? `${kind === 'invoice' ? 'FT' : 'AT'}-2026-${String(count).padStart(6, '0')}`,
    issuedOn,
    dueOn: values.dueOn ?? addCalendarDays(issuedOn, 30),
    paymentDays: 30,
    periodFrom: null,
    periodTo: null,
    clientKind: 'professional',
    seller: null,
    buyer: null,
    orderReference: null,
    note: null,
    correctsId: null,
    netCents: String(cents),
    vatCents: '0',
    grossCents: String(cents),
    openCents: String(cents),
    settledOn: null,
    fileId: null,
    createdAt: at,
    createdBy: 'Paul Mercier',
    checkedAt: at,
    checkedBy: 'Paul Mercier',
    issuedAt: at,
    issuedBy: 'Paul Mercier',
    updatedAt: at,
    version: 1,
  } satisfies Omit<InvoiceRow, 'id'>;
  const { identifiers } = await manager.insert(InvoiceRow, row);
  return { ...row, id: String(identifiers[0]?.['id']) };
}
