import { askedKinds, equipmentKindNamed } from './equipment-words';

const kinds = (...words: string[]) =>
  askedKinds(words.map((word) => ({ word: word.replace('*', ''), prefix: word.endsWith('*') }))).map(
    ({ kind, words: said }) => [kind, ...said],
  );

describe('kinds of equipment among the words of a search', () => {
  it.each([
    [['imprimante'], [['printer', 'imprimante']]],
    [['imprimantes'], [['printer', 'imprimantes']]],
    [['printers'], [['printer', 'printers']]],
    [['reseaux'], [['network', 'reseaux']]],
    [['impr*'], [['printer', 'impr']]],
    [['impr'], []],
    [['im*'], []],
    [['travail'], []],
    [['hp', 'imprimante'], [['printer', 'imprimante']]],
    [['pare', 'feu', 'lyon'], [['network', 'pare', 'feu']]],
    [
      ['imprimante', 'portable'],
      [
        ['workstation', 'portable'],
        ['printer', 'imprimante'],
      ],
    ],
  ])('%j', (words, expected) => {
    expect(kinds(...words)).toEqual(expected);
  });

  it('are named by a whole text', () => {
    expect(
      ['Imprimante', 'poste de travail', 'Pare-feu', 'servers', 'PC 12', 'incident', ''].map(
        equipmentKindNamed,
      ),
    ).toEqual(['printer', 'workstation', 'network', 'server', null, null, null]);
  });
});
