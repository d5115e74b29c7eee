import { type Ratio, type Rounding, ratioOf, roundTo } from './decimal';

/** An amount in whole cents. */
export type Cents = bigint;

const written = /^(-?)(\d{1,13})(?:\.(\d{1,2}))?$/;

/** The cents of an amount as the API writes it (`12410.26`); null for a third decimal and for anything else. */
export function readAmount(text: string): Cents | null {
  const [, sign, euros, fraction = ''] = written.exec(text) ?? [];
  if (euros === undefined) return null;
  const cents = BigInt(euros) * 100n + BigInt(fraction.padEnd(2, '0'));
  return sign === '-' ? -cents : cents;
}

/** An amount as the API writes it. */
export function amountText(cents: Cents): string {
  const digits = (cents < 0n ? -cents : cents).toString().padStart(3, '0');
  return `${cents < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/** An amount in euros as an exact number. */
export const eurosOf = (cents: Cents): Ratio => ratioOf(cents, 100n);

/** An exact number of euros in cents; half a cent counts as one unless said otherwise. */
export function centsFrom(euros: Ratio, rounding: Rounding = 'half-up'): Cents {
  const { s, n } = roundTo(euros.mul(100n), 0, rounding);
  return s * n;
}

/**
 * A year in instalments: all the same, the last one takes what rounding leaves, so that they add up to the whole.
 * When rounding would make the last one change its sign, they are cut instead. A RangeError without parts.
 */
export function instalments(total: Cents, parts: number): Cents[] {
  if (!Number.isInteger(parts) || parts < 1) throw new RangeError(`no instalments: ${parts}`);
  const exact = eurosOf(total).div(parts);
  const lastAfter = (each: Cents) => total - each * BigInt(parts - 1);
  const rounded = centsFrom(exact);
  const turned = lastAfter(rounded) !== 0n && lastAfter(rounded) < 0n !== total < 0n;
  const each = turned ? centsFrom(exact, 'truncate') : rounded;
  return [...Array.from({ length: parts - 1 }, () => each), lastAfter(each)];
}
