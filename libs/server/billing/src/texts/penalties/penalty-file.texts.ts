import type { LocalDate } from '@vigie/rules';
import type { Locale } from '@vigie/wire';

interface Words {
  file: string;
  titles: readonly string[];
  day: (date: LocalDate) => string;
}

/** The file of what could be claimed. */
export const penaltyFileWords: Record<Locale, Words> = {
  fr: {
    file: 'penalites',
    titles: [
      'Client',
      'Facture',
      'Échéance',
      'Payée le',
      'Montant TTC (EUR)',
      'Reste dû (EUR)',
      'Jours de retard',
      'Méthode',
      'Pénalités (EUR)',
      'Minimum légal (EUR)',
      'Indemnité (EUR)',
      'Réclamé jusqu’au',
      'Taux attendu à partir du',
    ],
    day: (date) => date.split('-').toReversed().join('/'),
  },
  en: {
    file: 'penalties',
    titles: [
      'Client',
      'Invoice',
      'Due on',
      'Paid on',
      'Amount incl. VAT (EUR)',
      'Still due (EUR)',
      'Days late',
      'Method',
      'Penalties (EUR)',
      'Legal minimum (EUR)',
      'Indemnity (EUR)',
      'Claimed until',
      'Rate awaited from',
    ],
    day: (date) => date,
  },
};
