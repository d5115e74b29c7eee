import type { InvoiceParty, InvoiceSeller, LocalDate } from '@vigie/rules';
import type { RemindedInvoiceItem } from '@vigie/wire';

/** What a letter of reminder says: all of it frozen in the ledger. */
export interface ReminderLetterFacts {
  day: LocalDate;
  subject: string;
  /** The paragraphs as they stand in the ledger, the list of invoices among them. */
  text: string;
  client: string;
  seller: InvoiceSeller | null;
  buyer: InvoiceParty | null;
  total: string;
  invoices: RemindedInvoiceItem[];
}

/** Draws a letter that reminds of overdue invoices, with the penalties of each so far. */
export abstract class ReminderLetter {
  abstract pdf(facts: ReminderLetterFacts): Promise<Buffer>;
}
