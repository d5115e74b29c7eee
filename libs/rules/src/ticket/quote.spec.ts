import * as fc from 'fast-check';
import { centsOf, isQuoteExpired, mostQuoteCents, quoteTotals, vatRates } from './quote';

describe('a quote', () => {
  it.each([
    [10_000, 2000, 2000, 12_000],
    [1, 2000, 0, 1],
    [3, 2000, 1, 4],
    [1005, 1000, 101, 1106],
    [333, 550, 18, 351],
    [999, 0, 0, 999],
  ] as const)('of %i cents at %i adds %i, which makes %i', (net, rate, vatCents, totalCents) => {
    expect(quoteTotals(net, rate)).toEqual({ vatCents, totalCents });
  });

  it('adds whole cents, never more than half a cent off', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: mostQuoteCents }), fc.constantFrom(...vatRates), (net, rate) => {
        const { vatCents, totalCents } = quoteTotals(net, rate);
        expect(Number.isSafeInteger(vatCents)).toBe(true);
        expect(Math.abs(vatCents * 10_000 - net * rate)).toBeLessThanOrEqual(5000);
        expect(totalCents - vatCents).toBe(net);
      }),
    );
  });

  it.each([
    ['1 234,50', 123_450],
    ['1\u202f234,5\u00a0€', 123_450],
    ['80', 8000],
    ['0.05', 5],
    ['0', null],
    ['-3', null],
    ['1,234', null],
    ['douze', null],
    ['10000000', mostQuoteCents],
    ['10000001', null],
  ])('reads %s as %s cents', (text, cents) => {
    expect(centsOf(text)).toBe(cents);
  });

  it.each([
    ['waiting', '2026-11-25', true],
    ['waiting', '2026-11-26', false],
    ['accepted', '2026-11-25', false],
  ] as const)('that is %s until %s is over on the 26th: %s', (state, validUntil, over) => {
    expect(isQuoteExpired({ state, validUntil }, '2026-11-26')).toBe(over);
  });
});
