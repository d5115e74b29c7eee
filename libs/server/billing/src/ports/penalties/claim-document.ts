import type { InvoiceParty, InvoiceSeller, LocalDate } from '@vigie/rules';
import type { ClaimedInvoice } from '@vigie/wire';

/** What the document of a claim says: all of it frozen when the claim was issued. */
export interface ClaimFacts {
  number: string;
  issuedOn: LocalDate;
  asOf: LocalDate;
  client: string;
  seller: InvoiceSeller | null;
  buyer: InvoiceParty | null;
  penalty: string;
  indemnity: string;
  total: string;
  invoices: ClaimedInvoice[];
}

/** Draws a claim of penalties, in French, with the whole computation. */
export abstract class ClaimDocument {
  abstract pdf(facts: ClaimFacts): Promise<Buffer>;
}
