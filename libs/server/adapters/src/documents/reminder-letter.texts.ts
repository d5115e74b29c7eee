import type { LocalDate } from '@vigie/rules';

const long = new Intl.DateTimeFormat('fr-FR', { dateStyle: 'long', timeZone: 'UTC' });
const day = (date: LocalDate) => long.format(new Date(`${date}T00:00:00Z`)).replace(/^1 /, '1er ');

/** Words around the invoices of a letter of reminder: contracts are French, so are they. */
export const reminderLetterWords = {
  on: (city: string | null, date: LocalDate) => (city ? `${city}, le ${day(date)}` : `Le ${day(date)}`),
  day: (date: LocalDate) => date.split('-').toReversed().join('/'),
  table: 'Factures impayées',
  columns: {
    label: 'Facture',
    due: 'Échéance',
    days: 'Jours',
    open: 'Reste dû TTC',
    penalty: 'Pénalités',
    floor: 'Minimum légal',
  },
  total: 'Total',
  note: 'Pénalités de retard à la date de cette lettre, selon la clause du contrat, avec le minimum légal en regard (C. com. L441-10). Elles ne sont pas réclamées par cette lettre et font l’objet d’un document séparé.',
};
