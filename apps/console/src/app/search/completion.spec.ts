import { complete, completionsOf, partAt, toggled } from './completion';

const texts = (typed: string, language: 'fr' | 'en' = 'fr') => {
  const part = partAt(typed, typed.length);
  return part ? completionsOf(part, language).map(({ text }) => text) : [];
};

describe('what is proposed', () => {
  it.each([
    ['cl', ['client:']],
    ['vpn éta', ['état:']],
    ['vpn eta', ['état:']],
    ['état:ré', ['état:résolu']],
    ['-type:inc', ['type:incident']],
    ['assigné:', ['assigné:moi', 'assigné:personne']],
    ['vpn ', []],
    ['"écran', []],
    ['couleur:r', []],
  ])('for %s', (typed, expected) => {
    expect(texts(typed)).toEqual(expected);
  });

  it('is in the language of the screen', () => {
    expect(texts('sta', 'en')).toEqual(['state:']);
  });

  it('replaces what is typed where the caret is', () => {
    const part = partAt('vpn cl borel', 6);
    expect(part && complete('vpn cl borel', part, { text: 'client:', open: true })).toEqual({
      text: 'vpn client: borel',
      caret: 11,
    });
    const value = partAt('-état:ré', 8);
    expect(value && complete('-état:ré', value, { text: 'état:résolu', open: false })).toEqual({
      text: '-état:résolu ',
      caret: 13,
    });
  });
});

it('adds an operator, and takes it out again', () => {
  const with_ = toggled('vpn', 'client', 'Ateliers Borel', 'fr');
  expect(with_).toBe('client:"Ateliers Borel" vpn');
  expect(toggled(with_, 'client', 'Ateliers Borel', 'fr')).toBe('vpn');
});
