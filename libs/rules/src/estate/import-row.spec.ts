import { fieldOfTitle, readImportRow } from '../index';

describe('a row of an imported list', () => {
  it.each([
    ['Nom', 'name'],
    ['N° de série', 'serial'],
    ['NUMÉRO_DE_SÉRIE', 'serial'],
    ['Serial number', 'serial'],
    ['Type d’équipement', 'kind'],
    ['Fin de garantie', 'warrantyEnd'],
    ['warrantyEnd', 'warrantyEnd'],
    ['Sous contrat ?', 'covered'],
    ['Contrat fournisseur', 'vendorContract'],
    ['Affecté à', 'owner'],
    ['État', 'state'],
    ['Prix d’achat', null],
    ['', null],
  ])('reads the column %p as %p', (title, field) => {
    expect(fieldOfTitle(title)).toBe(field);
  });

  it.each([
    ['31/12/2026', '2026-12-31'],
    ['1.3.2027', '2027-03-01'],
    ['2026-12-31', '2026-12-31'],
    ['29/02/2028', '2028-02-29'],
  ])('reads the date %s as %s', (text, date) => {
    expect(readImportRow({ warrantyEnd: text })).toEqual({ values: { warrantyEnd: date }, faults: [] });
  });

  it('reads words of both languages and leaves empty cells out', () => {
    const cells = { name: ' PC-1 ', kind: 'Poste', state: 'PRÊTÉ', covered: 'Oui', serial: '', model: ' ' };
    expect(readImportRow(cells)).toEqual({
      values: { name: 'PC-1', kind: 'workstation', state: 'lent', covered: true },
      faults: [],
    });
  });

  it.each([
    ['warrantyEnd', '31/02/2026', 'date-unreadable'],
    ['warrantyEnd', '12/31/2026', 'date-unreadable'],
    ['warrantyEnd', '46022', 'date-unreadable'],
    ['kind', 'Grille-pain', 'kind-unknown'],
    ['state', 'cassé', 'state-unknown'],
    ['covered', 'peut-être', 'yes-no-unknown'],
    ['name', 'x'.repeat(101), 'too-long'],
    ['name', 'a\u0000b', 'characters'],
  ] as const)('refuses in %s %p: %s', (field, text, code) => {
    expect(readImportRow({ [field]: text })).toEqual({ values: {}, faults: [{ field, code }] });
  });

  it('reads back what an export protected from being run as a formula', () => {
    expect(readImportRow({ name: "'=1+1" }).values).toEqual({ name: '=1+1' });
    expect(readImportRow({ name: "'s Hertogenbosch" }).values).toEqual({ name: "'s Hertogenbosch" });
  });
});
