import type { LocalDate } from '@vigie/rules';
import type { Locale } from '@vigie/wire';

/** Columns of the file, in their order. */
export const contractColumns = [
  'client',
  'reference',
  'label',
  'state',
  'clientKind',
  'formula',
  'parts',
  'start',
  'term',
  'noticeLimit',
  'endsOn',
  'yearly',
] as const;
export type ContractColumn = (typeof contractColumns)[number];

interface Words {
  file: string;
  titles: Record<ContractColumn, string>;
  day: (date: LocalDate) => string;
  amount: (text: string) => string;
}

/** The words of the file. */
export const contractFileWords: Record<Locale, Words> = {
  fr: {
    file: 'contrats',
    titles: {
      client: 'Client',
      reference: 'Référence',
      label: 'Contrat',
      state: 'État',
      clientKind: 'Qualité du client',
      formula: 'Formule',
      parts: 'Volets',
      start: 'Début',
      term: 'Échéance',
      noticeLimit: 'Limite de préavis',
      endsOn: 'Fin',
      yearly: 'Montant annuel HT (EUR)',
    },
    day: (date) => date.split('-').toReversed().join('/'),
    amount: (text) => text.replace('.', ','),
  },
  en: {
    file: 'contracts',
    titles: {
      client: 'Client',
      reference: 'Reference',
      label: 'Contract',
      state: 'State',
      clientKind: 'Kind of client',
      formula: 'Formula',
      parts: 'Parts',
      start: 'Start',
      term: 'Term',
      noticeLimit: 'Notice limit',
      endsOn: 'End',
      yearly: 'Yearly amount excl. VAT (EUR)',
    },
    day: (date) => date,
    amount: (text) => text,
  },
};
