import { isTyping, readKey } from './key-sequence';

const stroke = (key: string, modifiers: Partial<Record<'ctrlKey' | 'metaKey' | 'altKey', boolean>> = {}) => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  ...modifiers,
});

describe('shortcuts', () => {
  it.each([
    [stroke('j'), { name: 'j' }],
    [stroke('?'), { name: '?' }],
    [stroke('Enter'), { name: 'Enter' }],
    [stroke('K', { ctrlKey: true }), { name: 'mod+k' }],
    [stroke('k', { metaKey: true }), { name: 'mod+k' }],
    [stroke('j', { altKey: true }), null],
    [stroke('g'), { pending: { prefix: 'g', at: 1000 } }],
  ])('%o alone', (key, expected) => {
    expect(readKey(key, null, 1000)).toEqual(expected);
  });

  it('joins a letter to the g before it, for a while', () => {
    const pending = { prefix: 'g', at: 1000 };
    expect(readKey(stroke('t'), pending, 1500)).toEqual({ name: 'g t' });
    expect(readKey(stroke('t'), pending, 9000)).toEqual({ name: 't' });
    expect(readKey(stroke('Shift'), pending, 1100)).toEqual({ name: 'Shift' });
  });

  it.each([
    ['INPUT', 'text', false, true],
    ['INPUT', null, false, true],
    ['INPUT', 'checkbox', false, false],
    ['TEXTAREA', null, false, true],
    ['SELECT', null, false, true],
    ['DIV', null, true, true],
    ['BUTTON', null, false, false],
  ])('typing in %s %s', (tag, type, editable, expected) => {
    expect(isTyping(tag, type, editable)).toBe(expected);
  });
});
