import type { LicenceState, LocalDate } from '@vigie/rules';
import type { Locale } from '@vigie/wire';

/** Columns of the file, in their order. */
export const licenceColumns = [
  'client',
  'product',
  'partNumber',
  'enabled',
  'consumed',
  'reserved',
  'free',
  'spare',
  'state',
  'toBuy',
  'neededBy',
  'renewsOn',
  'agreed',
  'agreedOn',
  'grown',
  'ticket',
] as const;
export type LicenceColumn = (typeof licenceColumns)[number];

interface Words {
  titles: Record<LicenceColumn, string>;
  states: Record<LicenceState, string>;
  yes: string;
  no: string;
  day: (date: LocalDate) => string;
}

/** The words of the file. */
export const licenceFileWords: Record<Locale, Words> = {
  fr: {
    titles: {
      client: 'Client',
      product: 'Produit',
      partNumber: 'Référence Microsoft',
      enabled: 'Achetées',
      consumed: 'Attribuées',
      reserved: 'Réservées',
      free: 'Libres',
      spare: 'D’avance convenues',
      state: 'État',
      toBuy: 'À commander',
      neededBy: 'Avant le',
      renewsOn: 'Renouvellement',
      agreed: 'Convenues',
      agreedOn: 'Depuis le',
      grown: 'Hausse de plus de 10 %',
      ticket: 'Ticket d’achat',
    },
    states: {
      lacking: 'Il en manque',
      'none-spare': 'Aucune d’avance',
      enough: 'Suffisant',
      unused: 'Plus utilisé',
    },
    yes: 'oui',
    no: 'non',
    day: (date) => date.split('-').toReversed().join('/'),
  },
  en: {
    titles: {
      client: 'Client',
      product: 'Product',
      partNumber: 'Microsoft part number',
      enabled: 'Bought',
      consumed: 'Assigned',
      reserved: 'Reserved',
      free: 'Free',
      spare: 'Spare agreed',
      state: 'State',
      toBuy: 'To buy',
      neededBy: 'Before',
      renewsOn: 'Renewal',
      agreed: 'Agreed',
      agreedOn: 'Since',
      grown: 'Growth above 10 %',
      ticket: 'Purchase ticket',
    },
    states: { lacking: 'Lacking', 'none-spare': 'No spare', enough: 'Enough', unused: 'No longer used' },
    yes: 'yes',
    no: 'no',
    day: (date) => date,
  },
};
