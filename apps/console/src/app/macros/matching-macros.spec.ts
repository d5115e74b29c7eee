import type { ReadyMacro } from '@vigie/wire';
import { matchingMacros } from './matching-macros';

const macro = (name: string, body: string | null, tags: string[] = []): ReadyMacro => ({
  id: '1',
  version: 1,
  name,
  shared: false,
  visibility: 'public',
  body,
  changes: { state: null, priority: null, assignee: null, queueId: null, checklistId: null, tags },
  empty: [],
  assignee: null,
});
const macros = [
  macro('Relance', 'Avez-vous pu redémarrer ?'),
  macro('Redémarrage', 'Éteignez le poste.'),
  macro('Clore', null, ['Résolu']),
];

describe('finding a macro', () => {
  it.each([
    ['', ['Relance', 'Redémarrage', 'Clore']],
    ['redem', ['Redémarrage', 'Relance']],
    ['POSTE éteignez', ['Redémarrage']],
    ['resolu', ['Clore']],
    ['rien de tel', []],
  ])('%s', (query, names) => {
    expect(matchingMacros(macros, query).map(({ name }) => name)).toEqual(names);
  });
});
