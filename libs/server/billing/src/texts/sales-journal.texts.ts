import type { InvoiceKind, LocalDate } from '@vigie/rules';
import type { Locale } from '@vigie/wire';

/** Columns of the journal of sales, in their order: one row for each rate of an invoice. */
export const salesColumns = [
  'issuedOn',
  'number',
  'kind',
  'client',
  'siren',
  'category',
  'rate',
  'net',
  'vat',
  'gross',
  'dueOn',
  'settledOn',
] as const;
export type SalesColumn = (typeof salesColumns)[number];

interface Words {
  file: (from: string, to: string) => string;
  sheet: string;
  titles: Record<SalesColumn, string>;
  kinds: Record<InvoiceKind, string>;
  day: (date: LocalDate) => string;
}

const plain = (date: LocalDate) => date;

/** The words of the file. */
export const salesJournalWords: Record<Locale, Words> = {
  fr: {
    file: (from, to) => `journal-des-ventes-${from}-${to}`,
    sheet: 'Ventes',
    titles: {
      issuedOn: 'Date',
      number: 'Numéro',
      kind: 'Nature',
      client: 'Client',
      siren: 'SIREN',
      category: 'Catégorie de TVA',
      rate: 'Taux de TVA (%)',
      net: 'HT',
      vat: 'TVA',
      gross: 'TTC',
      dueOn: 'Échéance',
      settledOn: 'Soldée le',
    },
    kinds: { invoice: 'Facture', 'credit-note': 'Avoir' },
    day: (date) => date.split('-').toReversed().join('/'),
  },
  en: {
    file: (from, to) => `sales-journal-${from}-${to}`,
    sheet: 'Sales',
    titles: {
      issuedOn: 'Date',
      number: 'Number',
      kind: 'Kind',
      client: 'Client',
      siren: 'SIREN',
      category: 'VAT category',
      rate: 'VAT rate (%)',
      net: 'Net',
      vat: 'VAT',
      gross: 'Gross',
      dueOn: 'Due on',
      settledOn: 'Settled on',
    },
    kinds: { invoice: 'Invoice', 'credit-note': 'Credit note' },
    day: plain,
  },
};
