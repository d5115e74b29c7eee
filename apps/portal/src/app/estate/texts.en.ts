import type { fr } from './texts.fr';

export const en: typeof fr = {
  title: 'Your company’s equipment',
  intro: 'What we look after for you. A mistake or a change? Tell us with a question.',
  licences: 'Microsoft 365 licences',
  tell: 'Report a change',
  search: 'Search equipment',
  serial: (serial) => `no. ${serial}`,
  notCovered: 'Outside the contract',
  warranty: (day) => `Warranty until ${day}`,
  ended: (day) => `Warranty ended on ${day}`,
  more: 'Show more',
  empty: { title: 'No equipment', body: 'The equipment we look after for you will appear here.' },
  noResult: 'No equipment matches',
  clear: 'Clear the search',
};
