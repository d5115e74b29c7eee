import { indexDoubt } from '../index';

describe('what article L112-2 says of an index', () => {
  it.each([
    ['010562787', '', 'general-level'],
    ['smic', '', 'general-level'],
    ['000000001', 'Salaire minimum interprofessionnel de croissance (SMIC) brut mensuel', 'general-level'],
    ['000000002', 'Indice des prix à la consommation, ensemble des ménages', 'general-level'],
    ['010562768', 'Indice des taux de salaire horaire, niveau A38 MA', 'other-activity'],
    [' 010562768 ', '', 'other-activity'],
    ['010562805', 'Indice des taux de salaire horaire, information et communication', null],
    ['syntec-revise', 'Indice Syntec révisé', null],
    ['', '', null],
  ])('%s %s: %s', (code, title, doubt) => expect(indexDoubt({ code, title })).toBe(doubt));
});
