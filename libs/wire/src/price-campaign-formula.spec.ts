import type { CampaignEvidence } from './price-campaigns';
import { revisionFormula, revisionRoundings } from './price-campaign-formula';

const evidence: CampaignEvidence = {
  clause: {
    series: '010562768',
    choice: { which: 'last-published' },
    needsFinal: false,
    quietMonths: 0,
  },
  base: { series: '010562768', base: 'Base 100 au T2 2017', period: '2025-Q3', value: '118.6' },
  now: {
    id: '1',
    series: '010562768',
    title: 'Indice',
    base: 'Base 100 au T2 2017',
    period: '2026-Q3',
    value: '123.4',
    provisional: false,
    publishedOn: '2026-12-11',
    source: 'insee',
    sourceNote: 'insee.fr',
    lastUpdate: '2026-12-11',
    readAt: '2026-12-15T08:00:00.000Z',
    sha256: 'a'.repeat(64),
  },
  coefficient: '1.0404721754',
  roundOn: 'unit-price',
};
const plain = (text: string) => text.replace(/\s/g, ' ');
const clause = (change: Partial<CampaignEvidence['clause']>) => ({
  ...evidence,
  clause: { ...evidence.clause, ...change },
});

describe('the computation of a price, as it is written', () => {
  it.each([
    [{}, '12 000,00 € × 123,4 / 118,6'],
    [{ fixedPart: '0.15' }, '12 000,00 € × (0,15 + 0,85 × 123,4 / 118,6)'],
    [{ fixedPart: '0' }, '12 000,00 € × 123,4 / 118,6'],
    [
      { linkCoefficient: { value: '0.97975', appliesTo: 'base' as const } },
      '12 000,00 € × 123,4 / (118,6 × 0,97975)',
    ],
  ])('%j', (change, text) => expect(plain(revisionFormula(clause(change), '12000.00', 'fr'))).toBe(text));

  it('says how it was rounded and held', () => {
    const held = clause({ cap: '1.03', coefficientRounding: { mode: 'truncate', decimals: 4 } });
    expect(revisionRoundings(held, 'fr').map(plain)).toEqual([
      'Coefficient tronqué à 4 décimales, comme le contrat l’écrit.',
      'Plafond du contrat : 1,03 fois le prix précédent.',
      'Un seul arrondi, au centime le plus proche, sur le prix unitaire.',
    ]);
  });
});
