import fc from 'fast-check';
import {
  amountText,
  centsFrom,
  decimalText,
  eurosOf,
  instalments,
  readAmount,
  readDecimal,
  roundTo,
} from '../index';

const cents = fc.bigInt({ min: -(10n ** 13n), max: 10n ** 13n });
const number = (text: string) => {
  const value = readDecimal(text);
  if (!value) throw new Error(`no number: ${text}`);
  return value;
};

describe('an amount', () => {
  it.each([
    ['12410.26', 1_241_026n],
    ['12', 1200n],
    ['0.5', 50n],
    ['-3.07', -307n],
  ])('is read from %s', (text, value) => expect(readAmount(text)).toBe(value));

  it.each(['12,50', '1.005', '', ' 1', '1e3', 'NaN', '.5', '1.', '--1', '１２'])(
    'is not read from « %s »',
    (text) => expect(readAmount(text)).toBeNull(),
  );

  it('is the same when written and read again', () => {
    fc.assert(fc.property(cents, (value) => readAmount(amountText(value)) === value));
  });
});

describe('rounding', () => {
  it.each([
    ['1.0341880342', 4, 'half-up', '1.0342'],
    ['1.0341880342', 4, 'truncate', '1.0341'],
    ['1.0341880342', 3, 'up', '1.035'],
    ['2.5', 0, 'half-up', '3'],
    ['-2.5', 0, 'half-up', '-3'],
    ['-0.0049', 2, 'half-up', '0.00'],
    ['7', 2, 'up', '7.00'],
  ] as const)('of %s to %i decimals, %s', (text, decimals, mode, rounded) =>
    expect(decimalText(roundTo(number(text), decimals, mode), decimals)).toBe(rounded),
  );

  it('moves an amount by half a cent at most', () => {
    fc.assert(
      fc.property(cents, fc.bigInt({ min: 1n, max: 1000n }), (value, parts) => {
        const exact = eurosOf(value).div(parts);
        return eurosOf(centsFrom(exact)).sub(exact).abs().lte(number('0.005'));
      }),
    );
  });
});

describe('instalments', () => {
  it('of a year, by month', () => {
    expect(instalments(1_241_026n, 12).map(amountText)).toEqual([...Array(11).fill('1034.19'), '1034.17']);
  });

  it('of a few cents never pay one back', () => {
    expect(instalments(6n, 12)).toEqual([...Array(11).fill(0n), 6n]);
  });

  it('add up to the whole, each with its sign', () => {
    fc.assert(
      fc.property(cents, fc.integer({ min: 1, max: 60 }), (total, parts) => {
        const all = instalments(total, parts);
        expect(all).toHaveLength(parts);
        expect(all.reduce((sum, one) => sum + one, 0n)).toBe(total);
        expect(all.every((one) => one === 0n || one < 0n === total < 0n)).toBe(true);
      }),
    );
  });

  it('are none without parts', () => expect(() => instalments(100n, 0)).toThrow(RangeError));
});
