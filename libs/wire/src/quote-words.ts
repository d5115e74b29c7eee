import type { QuoteReason, QuoteState } from '@vigie/rules';
import type { Locale } from './common';

/** What quotes are called wherever they are shown, mailed or printed. */
export interface QuoteWords {
  reasons: Record<QuoteReason, string>;
  states: Record<QuoteState | 'expired', string>;
  /** An amount of cents in euros. */
  money: (cents: number) => string;
  /** A rate of VAT in hundredths of a percent. */
  rate: (hundredths: number) => string;
  /** A day, YYYY-MM-DD. */
  day: (date: string) => string;
}

function formats(tag: string): Pick<QuoteWords, 'money' | 'rate' | 'day'> {
  const money = new Intl.NumberFormat(tag, { style: 'currency', currency: 'EUR' });
  const rate = new Intl.NumberFormat(tag, { style: 'percent', maximumFractionDigits: 2 });
  const day = new Intl.DateTimeFormat(tag, { dateStyle: 'long', timeZone: 'UTC' });
  return {
    money: (cents) => money.format(cents / 100),
    rate: (hundredths) => rate.format(hundredths / 10_000),
    day: (date) => day.format(new Date(`${date}T12:00:00Z`)),
  };
}

const fr: QuoteWords = {
  reasons: {
    'non-office-software': 'Logiciel hors bureautique',
    'virus-damage': 'Dommage causé par un virus',
    consumables: 'Consommables',
    'external-cause': 'Cause extérieure',
    'third-party-printer': 'Imprimante d’un tiers',
    'provider-equipment': 'Matériel d’un opérateur',
  },
  states: {
    waiting: 'Devis à accepter',
    expired: 'Devis expiré',
    accepted: 'Devis accepté',
    refused: 'Devis refusé',
    cancelled: 'Devis annulé',
  },
  ...formats('fr-FR'),
};

const en: QuoteWords = {
  reasons: {
    'non-office-software': 'Software other than office software',
    'virus-damage': 'Damage caused by a virus',
    consumables: 'Consumables',
    'external-cause': 'External cause',
    'third-party-printer': 'Printer of a third party',
    'provider-equipment': 'Equipment of a provider',
  },
  states: {
    waiting: 'Quote to accept',
    expired: 'Quote expired',
    accepted: 'Quote accepted',
    refused: 'Quote refused',
    cancelled: 'Quote cancelled',
  },
  ...formats('en-GB'),
};

/** Words and formats of quotes. */
export const quoteWords: Record<Locale, QuoteWords> = { fr, en };
