import fc from 'fast-check';
import { addressPart, namingRules, proposeAddress } from './address';

const ask = (firstName: string, lastName: string, taken: string[] = []) =>
  proposeAddress({ firstName, lastName, naming: 'first.last', domain: 'Borel.test', taken });

describe('addresses of newcomers', () => {
  it.each([
    ['Zoé', 'Léger', 'zoe.leger@borel.test'],
    ['Jean-François', 'D’Arc', 'jean-francois.darc@borel.test'],
    ['Anne Marie', 'de La Tour', 'anne-marie.de-la-tour@borel.test'],
    ['Cœur', 'Straße', 'coeur.strasse@borel.test'],
    ['  Łukasz ', 'Øre—Æ', 'lukasz.ore-ae@borel.test'],
    ['Hélène', '', 'helene@borel.test'],
    ['李', 'Wang', 'wang@borel.test'],
  ])('%s %s is %s', (first, last, address) => {
    expect(ask(first, last)).toBe(address);
  });

  it('has none for names without a letter that an address can hold', () => {
    expect(ask('李', '王')).toBeNull();
  });

  it.each([
    ['first.last', 'zoe.leger'],
    ['f.last', 'z.leger'],
    ['flast', 'zleger'],
    ['firstlast', 'zoeleger'],
    ['last.first', 'leger.zoe'],
    ['last', 'leger'],
  ] as const)('follows %s', (naming, local) => {
    const facts = { firstName: 'Zoé', lastName: 'Léger', naming, domain: 'a.test', taken: [] };
    expect(proposeAddress(facts)).toBe(`${local}@a.test`);
  });

  it('gives homonyms the first free number, whatever the case of what is taken', () => {
    expect(ask('Zoé', 'Léger', ['ZOE.LEGER@borel.test'])).toBe('zoe.leger2@borel.test');
    expect(ask('Zoé', 'Léger', ['zoe.leger@borel.test', 'zoe.leger2@borel.test'])).toBe(
      'zoe.leger3@borel.test',
    );
  });

  it('is one that Entra takes and nobody has, for any name', () => {
    const names = fc.string({ unit: 'grapheme', maxLength: 120 });
    const taken = fc.array(fc.constantFrom<string>('a.b@x.test', 'a@x.test', 'b@x.test', 'a2@x.test'));
    fc.assert(
      fc.property(
        names,
        names,
        fc.constantFrom(...namingRules),
        taken,
        (firstName, lastName, naming, used) => {
          const address = proposeAddress({ firstName, lastName, naming, domain: 'x.test', taken: used });
          if (address === null) return addressPart(firstName) + addressPart(lastName) === '';
          const [local = ''] = address.split('@');
          return (
            /^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/.test(local) && local.length <= 64 && !used.includes(address)
          );
        },
      ),
    );
  });
});
