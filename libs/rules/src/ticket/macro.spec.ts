import * as fc from 'fast-check';
import {
  fillMacro,
  macroVariables,
  openVariables,
  stateAfterMacro,
  unknownVariables,
  variablesIn,
  type MacroValues,
} from './macro';

const values: MacroValues = {
  client: 'Acme SAS',
  contact: 'Zoé Martin',
  number: 'T-12',
  subject: 'Imprimante',
  deadline: '',
  technician: 'Léa',
};

describe('the text of a macro', () => {
  it.each([
    ['Bonjour {{contact}},', 'Bonjour Zoé Martin,', []],
    ['{{ number }} · {{number}}', 'T-12 · T-12', []],
    ['Avant {{deadline}}.', 'Avant {{deadline}}.', ['deadline']],
    ['Sans variable', 'Sans variable', []],
    ['{contact} {{}} {{ contact', '{contact} {{}} {{ contact', []],
  ])('%s', (text, filled, empty) => {
    expect(fillMacro(text, values)).toEqual({ text: filled, empty });
  });

  it('names what is unknown, each once', () => {
    expect(unknownVariables('{{contact}} {{Contact}} {{prenom}} {{prenom}} {{}}')).toEqual([
      'Contact',
      'prenom',
      '',
    ]);
    expect(variablesIn('{{client}} {{ client }}')).toEqual(['client']);
  });

  it('puts values in as they are, whatever they hold', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), (value) => {
        const trimmed = value.trim();
        fc.pre(trimmed !== '');
        expect(fillMacro('{{client}}', { ...values, client: value }).text).toBe(trimmed);
      }),
    );
    expect(fillMacro('{{client}}', { ...values, client: '{{contact}} $&' }).text).toBe('{{contact}} $&');
  });

  it.each([
    ['new', null, 'me', 'open'],
    ['new', 'resolved', 'me', 'resolved'],
    ['new', null, null, undefined],
    ['open', null, 'me', undefined],
  ] as const)('of a %s ticket leaves %s given to %s as %s', (state, to, assignee, expected) => {
    expect(stateAfterMacro(state, { state: to, assignee })).toBe(expected);
  });

  it('leaves nothing open once every variable has a value', () => {
    const all: MacroValues = { ...values, deadline: 'lundi' };
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...macroVariables)), (names) => {
        const text = names.map((name) => `a {{${name}}}`).join(' ');
        const filled = fillMacro(text, all);
        expect(filled.empty).toEqual([]);
        expect(openVariables(filled.text)).toEqual([]);
      }),
    );
  });
});
