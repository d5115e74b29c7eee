import { referenceConditions, referenceRevision, type ContractLine, type OwnContract } from '@vigie/wire';
import { readText } from '../testing/read-pdf';
import { PdfConditionsDocument } from './pdf-conditions-document';

const index = { series: '010562768', base: 'Base 100 au T2 2017', period: '2024-Q3', value: '105.30' };
const line = (label: string, part: ContractLine['part'], price: string, quantity: string): ContractLine => {
  const current = {
    validFrom: '2025-01-01',
    ...{ price, quantity, amount: price, basePrice: price, baseIndex: index },
    origin: 'initial' as const,
    amendmentId: null,
    withdrawn: false,
  };
  return {
    ...{ id: '1', label, part, billing: 'monthly', current, prices: [current] },
    ...{ timing: 'advance' as const, equipmentKind: null, partNumber: null, endsOn: null, counted: null },
  };
};
const contract: OwnContract = {
  id: '7',
  client: { id: '1', name: 'Société Cèdre' },
  label: 'Infogérance et Microsoft 365',
  reference: 'CEDRE-7',
  state: 'active',
  formula: 'SERENITE',
  parts: ['managed-services', 'microsoft-365'],
  start: '2025-01-01',
  term: '2027-12-31',
  months: 36,
  firstTerm: null,
  endsOn: null,
  signedOn: '2024-12-12',
  denounced: null,
  noticeLimit: '2027-09-30',
  yearly: '18343.06',
  conditions: {
    ...referenceConditions,
    formula: 'SERENITE',
    revision: {
      ...referenceRevision,
      initial: { period: '2024-Q3', value: '105.30' },
      fixedPart: '0.15',
      cap: '1.03',
    },
  },
  calendarName: 'Horaires de service',
  upcoming: [],
  people: { signatoryName: 'Antoine Mercier', signatoryTitle: 'Gérant', dpoName: null, dpoEmail: null },
  lines: [
    line('Infogérance', 'managed-services', '12410.26', '1'),
    line('Business Premium', 'microsoft-365', '247.20', '24'),
  ],
  notice: null,
  information: null,
  amendments: [
    {
      ...{ id: '1', number: 1, label: 'Deux licences', state: 'signed', origin: 'manual' },
      ...{
        effectiveOn: '2026-03-01',
        signedOn: '2026-02-20',
        author: 'Isabelle',
        createdAt: '2026-02-20T08:00:00.000Z',
      },
      changes: { prices: [], added: [], ended: [] },
    },
  ],
  documents: [],
};

describe('the particular conditions as a document', () => {
  it('say who, what, for how much, until when, and how prices move', async () => {
    const text = readText(await new PdfConditionsDocument().pdf(contract, '2026-11-26'));
    for (const words of [
      'Société Cèdre',
      'Antoine Mercier, Gérant',
      'Sérénité',
      '12 410,26 €',
      '18 343,06 €',
      '31 décembre 2027',
      '30 septembre 2027',
      '36 mois, tacitement reconduite',
      '3 mois avant l’échéance',
      'P = P0 × (0,15 + (1 − 0,15) × I / I0)',
      '105,30 (2024-Q3)',
      '010562768, Base 100 au T2 2017',
      '1,03 fois le prix précédent',
      '36 heures',
      'Avenant n° 1',
    ])
      expect(text.replace(/\s/g, ' ')).toContain(words);
  });

  it('of a draft say that they bind nobody', async () => {
    const text = readText(
      await new PdfConditionsDocument().pdf({ ...contract, state: 'draft' }, '2026-11-26'),
    );
    expect(text).toContain('Brouillon sans valeur contractuelle.');
  });

  it('of many lines go on over pages, each with its foot', async () => {
    const lines = Array.from({ length: 80 }, (_one, at) => line(`Ligne ${at}`, 'backup', '10.00', '1'));
    const text = readText(await new PdfConditionsDocument().pdf({ ...contract, lines }, '2026-11-26'));
    expect(text).toContain('Ligne 79');
    expect(text).toMatch(/page 3 sur \d/);
  });
});
