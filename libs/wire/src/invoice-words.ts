import type { InvoiceKind, InvoiceSource, InvoiceState, InvoiceUnit, VatCategory } from '@vigie/rules';
import type { Locale } from './common';

/** What invoices are called wherever they are shown. */
export interface InvoiceWords {
  kinds: Record<InvoiceKind, string>;
  states: Record<InvoiceState, string>;
  sources: Record<InvoiceSource, string>;
  units: Record<InvoiceUnit, string>;
  vatCategories: Record<VatCategory, string>;
}

const fr: InvoiceWords = {
  kinds: { invoice: 'Facture', 'credit-note': 'Avoir' },
  states: { draft: 'Brouillon', checked: 'Vérifiée', issued: 'Émise' },
  sources: {
    schedule: 'Redevances',
    work: 'Hors contrat',
    manual: 'Saisie',
    credit: 'Reprise',
  },
  units: { one: 'unité', hour: 'heure', day: 'jour', month: 'mois', year: 'an' },
  vatCategories: {
    S: 'TVA',
    E: 'Exonéré',
    AE: 'Autoliquidation',
    K: 'Livraison intracommunautaire',
    G: 'Exportation',
    O: 'Hors champ',
    Z: 'Taux zéro',
  },
};

const en: InvoiceWords = {
  kinds: { invoice: 'Invoice', 'credit-note': 'Credit note' },
  states: { draft: 'Draft', checked: 'Checked', issued: 'Issued' },
  sources: { schedule: 'Fees', work: 'Outside contract', manual: 'By hand', credit: 'Taken back' },
  units: { one: 'unit', hour: 'hour', day: 'day', month: 'month', year: 'year' },
  vatCategories: {
    S: 'VAT',
    E: 'Exempt',
    AE: 'Reverse charge',
    K: 'Intra-community supply',
    G: 'Export',
    O: 'Outside scope',
    Z: 'Zero rate',
  },
};

export const invoiceWords: Record<Locale, InvoiceWords> = { fr, en };

/** The unit as it stands after a quantity; things are counted without a word, as on paper. */
export function unitWord(quantity: string, unit: InvoiceUnit, locale: Locale): string {
  if (unit === 'one') return '';
  const word = invoiceWords[locale].units[unit];
  const size = Math.abs(Number(quantity));
  const isMany = locale === 'fr' ? size >= 2 : size !== 1;
  return isMany && !word.endsWith('s') ? `${word}s` : word;
}
