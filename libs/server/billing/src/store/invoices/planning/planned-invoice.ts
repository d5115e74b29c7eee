import type { ClientKind, InvoiceSource, LocalDate } from '@vigie/rules';
import type { Billed } from '../billed.store';
import type { NewInvoiceLine } from '../invoice.store';

/** A line that is not drafted yet, with what stands on it. */
export interface PlannedLine extends NewInvoiceLine {
  billed: Billed | null;
}

/** An invoice that would be drafted. */
export interface PlannedInvoice {
  clientId: string;
  contractId: string | null;
  clientKind: ClientKind | null;
  source: InvoiceSource;
  sourceKey: string | null;
  periodFrom: LocalDate | null;
  periodTo: LocalDate | null;
  lines: PlannedLine[];
}

/** What is usual: 20 % of VAT, nothing that it was made from. */
export const usualLine = {
  ...{ vatCategory: 'S' as const, vatRate: 2000, exemption: null },
  ...{ contractLineId: null, agreedCents: null, correctsLineId: null, billed: null },
};
