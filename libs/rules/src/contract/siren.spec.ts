import fc from 'fast-check';
import { sirenOf, spacedSiren } from './siren';

describe('a company number', () => {
  it.each([
    ['732829320', '732829320'],
    ['732 829 320', '732829320'],
    ['732 829 320 00074', '732829320'],
    ['732.829.320', '732829320'],
    ['732829321', null],
    ['73282932', null],
    ['7328293200', null],
    ['A32829320', null],
    ['', null],
  ])('%j is %j', (text, siren) => {
    expect(sirenOf(text)).toBe(siren);
  });

  it('has one last digit for every eight before it', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^\d{8}$/), (eight) => {
        const right = Array.from({ length: 10 }, (_, digit) => sirenOf(`${eight}${digit}`)).filter(Boolean);
        expect(right).toHaveLength(1);
      }),
    );
  });

  it('is read in groups of three', () => {
    expect(spacedSiren('732829320')).toBe('732\u202f829\u202f320');
  });
});
