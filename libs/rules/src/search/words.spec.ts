import * as fc from 'fast-check';
import { highlight, snippetOf } from './snippet';
import { askedWords, fold, indexWords } from './words';

describe('words of a text', () => {
  it.each([
    ['L’imprimante de l’ÉTAGE', ['imprimante', 'etage']],
    ['Erreur 0x80070005', ['erreur', '0x80070005']],
    ['192.168.1.10', ['192.168.1.10', '192', '168', '10']],
    ['jean.dupont@acme.test', ['jean.dupont@acme.test', 'jean', 'dupont', 'acme', 'test']],
    ['SN-ABC-12', ['sn-abc-12', 'sn', 'abc', '12']],
    ['rendez-vous', ['rendez']],
    ['Œuvre', ['oeuvre']],
  ])('%s', (text, words) => {
    expect([...indexWords(text)]).toEqual(words);
  });

  it('are asked for as a whole when they are an address or a code', () => {
    expect(askedWords('192.168.1.10')).toEqual(['192.168.1.10']);
    expect(askedWords('l’écran rendez-vous')).toEqual(['ecran', 'rendez']);
  });

  it('that are asked for are in the index of the same text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (text) => {
        const held = indexWords(text);
        expect(askedWords(text).filter((word) => !held.has(word))).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });

  it('are the same without accents and case', () => {
    expect(fold('Éléphant ÇA')).toBe('elephant ca');
  });
});

describe('marks', () => {
  it('keep the text as it is', () => {
    const asked = [
      { word: 'ecran', prefix: false },
      { word: 'imp', prefix: true },
    ];
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(
          highlight(`Écran ${text} imprimé`, asked)
            .map((piece) => piece.text)
            .join(''),
        ).toBe(`Écran ${text} imprimé`);
      }),
    );
    expect(highlight('L’écran imprimé.', asked)).toEqual([
      { text: 'L’', hit: false },
      { text: 'écran', hit: true },
      { text: ' ', hit: false },
      { text: 'imprimé', hit: true },
      { text: '.', hit: false },
    ]);
  });

  it('cut a long text around the first of them', () => {
    const text = `${'Bonjour à tous. '.repeat(30)}Le VPN\ntombe. ${'Merci. '.repeat(60)}`;
    const pieces = snippetOf(text, [{ word: 'vpn', prefix: false }], 160) ?? [];
    expect(pieces.find(({ hit }) => hit)?.text).toBe('VPN');
    const shown = pieces.map((piece) => piece.text).join('');
    expect(shown).toMatch(/^….*Le VPN tombe\..*…$/);
    expect(shown.length).toBeLessThan(200);
    expect(snippetOf(text, [{ word: 'absent', prefix: true }], 160)).toBeNull();
  });
});
