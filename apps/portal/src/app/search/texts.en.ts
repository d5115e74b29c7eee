import type { fr } from './texts.fr';

export const en: typeof fr = {
  label: 'Search your requests',
  placeholder: 'A word, a number, an address…',
  results: (count) => `Results: ${count}`,
  moreThan: (count) => `more than ${count}`,
  none: { title: 'Nothing matches', body: 'Try another word, or fewer words.' },
  equipment: 'Equipment',
  contracts: 'Contracts',
  places: { request: 'Your request', message: 'Message', note: '' },
  clear: 'Back to the requests',
  more: 'Show more',
  building: 'Older requests are being read again: some results may be missing.',
  problems: {
    'unknown-operator': (text) => `“${text}” was searched as text.`,
    'unknown-value': (text) => `“${text}” was searched as text.`,
    'missing-value': (text) => `“${text}” waits for a value.`,
    'wrong-date': (text) => `“${text}” is no date: searched as text.`,
    'unclosed-quote': (text) => `A closing quote is missing: ${text}`,
    'too-common': (text) => `“${text}” is too common to be searched.`,
    'no-word': (text) => `“${text}” holds no word to look for.`,
    'equipment-kind': (text) =>
      `“${text}”: types are those of requests. Searched as a word, which also finds equipment of that type.`,
    'unknown-name': (text) => `“${text}” is not known: searched as text.`,
  },
};
