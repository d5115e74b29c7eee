import { contractFieldOf, readContractRow } from '../index';

describe('a list of contracts', () => {
  it.each([
    ['Client', 'client'],
    ['N° contrat', 'reference'],
    ['Échéance', 'firstTerm'],
    ['Durée (en mois)', 'months'],
    ['Prix unitaire annuel HT', 'price'],
    ['Qté', 'quantity'],
    ['I0', 'indexValue'],
    ['Signed on', 'signedOn'],
    ['Couleur', null],
  ])('has a column « %s » for %s', (title, field) => expect(contractFieldOf(title)).toBe(field));

  it('is read as people write it', () => {
    const { values, faults } = readContractRow({
      client: ' Acme SAS ',
      clientKind: 'Particulier',
      formula: 'Sérénité',
      start: '31/01/2026',
      months: '36 mois',
      signedOn: '2025-12-20',
      part: 'Sauvegarde de Microsoft 365',
      price: '12\u202f410,26 €',
      quantity: '1,5',
      billing: 'Trimestrielle',
      indexValue: '105,3',
    });
    expect(faults).toEqual([]);
    expect(values).toEqual({
      client: 'Acme SAS',
      clientKind: 'consumer',
      formula: 'SERENITE',
      start: '2026-01-31',
      months: 36,
      signedOn: '2025-12-20',
      part: 'backup-microsoft-365',
      price: '12410.26',
      quantity: '1.5',
      billing: 'quarterly',
      indexValue: '105.3',
    });
  });

  it('says which cell cannot be read', () => {
    const { faults } = readContractRow({
      label: 'x'.repeat(151),
      start: '31/02/2026',
      months: 'trois ans',
      formula: 'Or',
      part: 'Cantine',
      billing: 'parfois',
      line: 'a\u0000b',
    });
    expect(faults).toEqual([
      { field: 'label', code: 'too-long' },
      { field: 'formula', code: 'formula-unknown' },
      { field: 'start', code: 'date-unreadable' },
      { field: 'months', code: 'number-unreadable' },
      { field: 'line', code: 'characters' },
      { field: 'part', code: 'part-unknown' },
      { field: 'billing', code: 'billing-unknown' },
    ]);
  });
});
