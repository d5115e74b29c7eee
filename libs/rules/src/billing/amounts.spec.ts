import fc from 'fast-check';
import {
  type CreditedShare,
  canCredit,
  creditVat,
  explainNet,
  invoiceNumber,
  isInvoiceNumber,
  lineNet,
  prorate,
  totalsOf,
  vatShares,
} from '../index';

const cents = fc.bigInt({ min: -(10n ** 9n), max: 10n ** 9n });

describe('prorating', () => {
  it.each([
    [100n, [1, 1, 1], [34n, 33n, 33n]],
    [100n, [10, 21], [32n, 68n]],
    [-100n, [1, 1, 1], [-34n, -33n, -33n]],
    [7n, [0, 3], [0n, 7n]],
  ])('of %d by %j', (whole, weights, parts) => expect(prorate(whole, weights)).toEqual(parts));

  it('adds up, and no part is more than a cent from its exact share', () => {
    const weights = fc.array(fc.integer({ min: 0, max: 366 }), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(cents, weights, (whole, all) => {
        const total = BigInt(all.reduce((sum, one) => sum + one, 0));
        fc.pre(total > 0n);
        const parts = prorate(whole, all);
        expect(parts.reduce((sum, one) => sum + one, 0n)).toBe(whole);
        parts.forEach((part, place) => {
          const off = part * total - whole * BigInt(all[place] ?? 0);
          expect(off < total && off > -total).toBe(true);
        });
      }),
    );
  });

  it('of nothing is refused', () => {
    expect(() => prorate(1n, [])).toThrow(RangeError);
    expect(() => prorate(1n, [-1, 2])).toThrow(RangeError);
  });
});

describe('a line', () => {
  it.each([
    ['1', 103_419n, 103_419n],
    ['1.5', 7_333n, 11_000n],
    ['0.005', 100n, 1n],
    ['-2', 2_050n, -4_100n],
  ])('of %s at %d costs %d', (quantity, unit, net) => expect(lineNet(quantity, unit)).toBe(net));

  it.each([
    [49_440n, '24.000', '24', 2_060n],
    [103_419n, '1', '1', 103_419n],
    [100n, '3', '1', 100n],
    [100n, '2.5', '1', 100n],
    [-100n, '2', '2', -50n],
  ])('of %d for %s is explained as %s times %d', (net, agreed, quantity, unit) =>
    expect(explainNet(net, agreed)).toEqual({ quantity, unit }),
  );

  it('is explained exactly', () => {
    fc.assert(
      fc.property(cents, fc.integer({ min: 1, max: 500 }), (net, count) => {
        const { quantity, unit } = explainNet(net, String(count));
        expect(lineNet(quantity, unit)).toBe(net);
      }),
    );
  });
});

const taxed = (net: bigint, vatRate: number) => ({
  net,
  vatCategory: 'S' as const,
  vatRate,
  exemption: null,
});

describe('VAT', () => {
  it('is computed once for each rate, on the sum of its lines', () => {
    const free = { net: 500n, vatCategory: 'E' as const, vatRate: 0, exemption: 'CGI art. 261' };
    const shares = vatShares([taxed(3n, 2000), taxed(3n, 2000), taxed(1000n, 550), free]);
    expect(shares).toMatchObject([
      // Line by line it would be 1 + 1.
      { category: 'S', rate: 2000, base: 6n, vat: 1n },
      { category: 'S', rate: 550, base: 1000n, vat: 55n },
      { category: 'E', rate: 0, base: 500n, vat: 0n, exemption: 'CGI art. 261' },
    ]);
    expect(totalsOf(shares)).toEqual({ net: 1506n, vat: 56n, gross: 1562n });
  });

  it('of the reference invoice', () => {
    expect(totalsOf(vatShares([taxed(1_265_714n, 2000)]))).toEqual({
      ...{ net: 1_265_714n, vat: 253_143n, gross: 1_518_857n },
    });
  });
});

describe('credit notes', () => {
  const share = (base: bigint, vat: bigint): CreditedShare => ({
    ...{ category: 'S', rate: 2000, exemption: null, base, vat },
    ...{ creditedBase: 0n, creditedVat: 0n },
  });

  it('in parts take back exactly the VAT that was asked for, never more on the way', () => {
    fc.assert(
      fc.property(
        fc.array(fc.bigInt({ min: 1n, max: 10n ** 6n }), { minLength: 1, maxLength: 8 }),
        (parts) => {
          const base = parts.reduce((sum, one) => sum + one, 0n);
          const [{ vat } = { vat: 0n }] = vatShares([taxed(base, 2000)]);
          const open = share(base, vat);
          for (const part of parts) {
            const credit = creditVat(open, part);
            open.creditedBase += credit.base;
            open.creditedVat += credit.vat;
            expect(open.creditedVat <= vat).toBe(true);
          }
          expect(open.creditedVat).toBe(vat);
        },
      ),
    );
  });

  it.each([
    [100n, 100n, 0n, true],
    [101n, 100n, 0n, false],
    [41n, 100n, 60n, false],
    [0n, 100n, 0n, false],
    [-5n, 100n, 0n, false],
    [-5n, -5n, 0n, true],
    [-6n, -5n, 0n, false],
    [5n, -5n, 0n, false],
  ])('of %d on a line of %d with %d taken back before: %s', (amount, net, credited, expected) =>
    expect(canCredit(amount, { net, credited })).toBe(expected),
  );
});

describe('a number', () => {
  it('names its series, year and place', () => {
    expect(invoiceNumber('invoice', 2026, 123)).toBe('FA-2026-000123');
    expect(invoiceNumber('credit-note', 2026, 4)).toBe('AV-2026-000004');
    expect(isInvoiceNumber(invoiceNumber('invoice', 2099, 123_456_789))).toBe(true);
  });

  it.each(['', 'FA 2026', 'FÀ-1', 'A'.repeat(36), 'FA.1'])('is not « %s »', (text) =>
    expect(isInvoiceNumber(text)).toBe(false),
  );

  it('is none outside of the years of the tax office', () =>
    expect(() => invoiceNumber('invoice', 2100, 1)).toThrow(RangeError));
});
