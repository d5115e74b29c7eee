import { cleaned, emptyType, keyFor, moved, readChoices, withWords, writeChoices } from './edited-type';

describe('the definition of a request being written', () => {
  it('names a question plainly, unlike the others', () => {
    expect(keyFor('Centre de coût', [])).toBe('centreDeCout');
    expect(keyFor('Centre de coût', ['centreDeCout'])).toBe('centreDeCout2');
    expect(keyFor('2e écran ?', [])).toBe('champ2eEcran');
  });

  it('reads choices a line each, and keeps the value of those that stay', () => {
    const choices = readChoices('Portable | Laptop\n\n Téléphone ');
    expect(choices).toEqual([
      { value: 'portable', label: { fr: 'Portable', en: 'Laptop' } },
      { value: 'telephone', label: { fr: 'Téléphone' } },
    ]);
    expect(writeChoices(choices)).toBe('Portable | Laptop\nTéléphone');
    const before = [{ value: 'pc', label: { fr: 'Portable' } }];
    expect(readChoices('Portable\nPortable', before).map(({ value }) => value)).toEqual(['pc', 'portable']);
  });

  it('moves a question and forgets empty words', () => {
    const fields = ['a', 'b'].map((key) => ({
      key,
      type: 'text' as const,
      label: { fr: key },
      help: { fr: ' ' },
    }));
    expect(moved(fields, 1, -1).map(({ key }) => key)).toEqual(['b', 'a']);
    expect(moved(fields, 0, -1).map(({ key }) => key)).toEqual(['a', 'b']);
    expect(cleaned({ ...emptyType, fields }).fields[0]).toEqual({
      key: 'a',
      type: 'text',
      label: { fr: 'a' },
    });
    expect(withWords({ fr: 'a', en: 'b' }, 'en', '')).toEqual({ fr: 'a' });
  });
});
