/** A credit note is an invoice the other way round: its amounts are positive, its kind says which way they count. */
export const invoiceKinds = ['invoice', 'credit-note'] as const;
export type InvoiceKind = (typeof invoiceKinds)[number];

/** A draft may be edited; a checked one waits to be issued; an issued one never changes again (C. com. L441-9). */
export const invoiceStates = ['draft', 'checked', 'issued'] as const;
export type InvoiceState = (typeof invoiceStates)[number];

/** Where its lines come from: the fees of a contract, work outside it, a person, an invoice that is taken back. */
export const invoiceSources = ['schedule', 'work', 'manual', 'credit'] as const;
export type InvoiceSource = (typeof invoiceSources)[number];

/** VAT categories of EN 16931 that French invoices may carry (BR-FR-15). */
export const vatCategories = ['S', 'E', 'AE', 'K', 'G', 'O', 'Z'] as const;
export type VatCategory = (typeof vatCategories)[number];

/** What a quantity counts: one, hour, day, month, year (codes of UN/ECE recommendation 20 stand in the XML). */
export const invoiceUnits = ['one', 'hour', 'day', 'month', 'year'] as const;
export type InvoiceUnit = (typeof invoiceUnits)[number];

export const paymentMethods = ['transfer', 'direct-debit', 'card', 'cheque', 'cash', 'other'] as const;
export type PaymentMethod = (typeof paymentMethods)[number];

/** A company as it stands on an invoice, frozen there when the invoice is issued. */
export interface InvoiceParty {
  name: string;
  street: string;
  postalCode: string;
  city: string;
  /** ISO 3166-1, two letters. */
  country: string;
  siren: string | null;
  siret: string | null;
  vatNumber: string | null;
  /** Address of electronic invoicing, scheme 0225; the SIREN when nothing else is known. */
  electronicAddress: string | null;
}

/** What our own company says of itself besides (C. com. R123-238). */
export interface InvoiceSeller extends InvoiceParty {
  legalForm: string;
  /** Euros, as it is printed: `50000.00`. */
  capital: string | null;
  /** City of the register. */
  registry: string | null;
  phone: string | null;
  email: string | null;
  iban: string | null;
  bic: string | null;
  /** VAT is due when the invoice is issued, not when it is paid (CGI art. 269). */
  vatOnDebits: boolean;
}
