import fc from 'fast-check';
import {
  bicOf,
  gapsOfBuyer,
  gapsOfSeller,
  canIssue,
  ibanOf,
  misfits,
  siretOf,
  vatNumberFor,
  vatNumberOf,
} from '../index';
import type { InvoiceSeller } from '../index';

describe('a SIRET', () => {
  it.each([
    ['732 829 320 00074', '73282932000074'],
    ['35600000000048', '35600000000048'],
    ['35600000049837', '35600000049837'],
  ])('%s', (text, digits) => expect(siretOf(text)).toBe(digits));

  it.each(['73282932000075', '73282932100074', '732829320', '35600000049838', ''])('is not %s', (text) =>
    expect(siretOf(text)).toBeNull(),
  );
});

describe('a number of VAT', () => {
  it.each([
    ['fr 44 732829320', 'FR44732829320'],
    ['BE0403170701', 'BE0403170701'],
    ['CHE116281710', 'CHE116281710'],
  ])('%s', (text, number) => expect(vatNumberOf(text)).toBe(number));

  it.each(['FR45732829320', 'FR44732829321', 'BE403170701', 'DE12', '44732829320', ''])('is not %s', (text) =>
    expect(vatNumberOf(text)).toBeNull(),
  );

  it('made from a SIREN stands its own test', () => {
    const digits = fc.integer({ min: 10_000_000, max: 99_999_999 }).map(withCheckDigit);
    fc.assert(fc.property(digits, (siren) => vatNumberOf(vatNumberFor(siren)) === vatNumberFor(siren)));
  });
});

/** Eight digits and the ninth that makes them a SIREN. */
function withCheckDigit(eight: number): string {
  const sum = [...String(eight)].reduce((total, digit, index) => {
    const value = Number(digit) * (index % 2 === 1 ? 2 : 1);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return `${eight}${(10 - (sum % 10)) % 10}`;
}

describe('numbers of one company', () => {
  const right = { siret: '73282932000074', vatNumber: 'FR44732829320', electronicAddress: '732829320_A' };

  it('fit each other', () => expect(misfits('732829320', right)).toEqual([]));
  it('of another are named', () =>
    expect(misfits('552100554', right)).toEqual(['siret', 'vatNumber', 'electronicAddress']));
  it('fit anything while the SIREN is unknown', () => expect(misfits(null, right)).toEqual([]));
});

describe('what is missing for an invoice', () => {
  const seller: InvoiceSeller = {
    ...{ name: 'Vigie', street: '1 rue', postalCode: '49000', city: 'Angers', country: 'FR' },
    ...{ siren: '732829320', siret: null, vatNumber: 'FR44732829320', electronicAddress: null },
    ...{ legalForm: 'SAS', capital: '1.00', registry: 'Angers', phone: null, email: null },
    ...{ iban: 'FR7630006000011234567890189', bic: null, vatOnDebits: false },
  };

  it('of our company', () => {
    expect(gapsOfSeller(null)).toEqual(['company']);
    expect(gapsOfSeller(seller)).toEqual([]);
    const gaps = gapsOfSeller({ ...seller, registry: null, capital: null, iban: null });
    expect([gaps, canIssue(gaps)]).toEqual([['registry', 'capital', 'iban'], true]);
    expect(canIssue(gapsOfSeller({ ...seller, vatNumber: null }))).toBe(false);
  });

  it('of a client', () => {
    expect(gapsOfBuyer(null, 'professional')).toEqual(['account']);
    expect(gapsOfBuyer({ ...seller, siren: null }, 'professional')).toEqual(['siren']);
    expect(gapsOfBuyer({ ...seller, siren: null }, 'consumer')).toEqual([]);
    expect(gapsOfBuyer({ ...seller, country: 'BE', vatNumber: null }, 'professional')).toEqual([
      'vat-number',
    ]);
  });
});

describe('a bank', () => {
  it.each([
    ['fr76 3000 6000 0112 3456 7890 189', 'FR7630006000011234567890189'],
    ['FR7630006000011234567890188', null],
    ['FR76', null],
  ])('is known by its account %s', (text, iban) => expect(ibanOf(text)).toBe(iban));
  it.each([
    ['agri frpp', 'AGRIFRPP'],
    ['AGRI', null],
  ])('and its code %s', (text, bic) => expect(bicOf(text)).toBe(bic));
});
