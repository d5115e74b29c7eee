import { plainNumber } from './plain-number';

describe('a typed number', () => {
  it.each([
    ['12\u202f000,50', '12000.50'],
    ['12\u00a0000', '12000'],
    ['105.3', '105.3'],
    ['abc', 'abc'],
  ])('%j is read as %s', (typed, plain) => expect(plainNumber(typed)).toBe(plain));
});
