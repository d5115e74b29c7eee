import Fraction from 'fraction.js';

/** An exact quotient of whole numbers: what amounts, rates and index values are computed with. */
export type Ratio = Fraction;

/** `up` goes away from zero. */
export const roundings = ['half-up', 'truncate', 'up'] as const;
export type Rounding = (typeof roundings)[number];

const plain = /^-?\d{1,15}(?:\.\d{1,15})?$/;

/** A number as the API writes it (`105.3`); null for anything else, an exponent or a comma among it. */
export const readDecimal = (text: string): Ratio | null => (plain.test(text) ? new Fraction(text) : null);

/** Whether two texts say the same number: `108.9` and `108.90`; texts that are none are compared as they are. */
export function isSameNumber(one: string, other: string): boolean {
  const [left, right] = [readDecimal(one), readDecimal(other)];
  return left && right ? left.equals(right) : one === other;
}

export const ratioOf = (numerator: bigint, denominator = 1n): Ratio => new Fraction(numerator, denominator);

/** The whole number that a value is rounded to; half a unit counts as one, away from zero. */
function wholeOf({ s, n, d }: Ratio, rounding: Rounding): bigint {
  const [whole, rest] = [n / d, n % d];
  const more = rounding === 'up' ? rest > 0n : rounding === 'half-up' && rest * 2n >= d;
  return s * (whole + (more ? 1n : 0n));
}

/** A value rounded to so many decimals, exactly. */
export function roundTo(value: Ratio, decimals: number, rounding: Rounding): Ratio {
  const scale = 10n ** BigInt(decimals);
  return ratioOf(wholeOf(value.mul(scale), rounding), scale);
}

/** A value in so many decimals, rounded half up: `1.0341880342`. */
export function decimalText(value: Ratio, decimals: number): string {
  const whole = wholeOf(value.mul(10n ** BigInt(decimals)), 'half-up');
  const digits = (whole < 0n ? -whole : whole).toString().padStart(decimals + 1, '0');
  const point = digits.length - decimals;
  const text = decimals === 0 ? digits : `${digits.slice(0, point)}.${digits.slice(point)}`;
  return whole < 0n ? `-${text}` : text;
}
