import type { Cents } from '../money/amount';

/**
 * A whole cut by weights (days): every part is cut off, the cents that are left go to the largest remainders, the
 * earlier part first. The parts add up to the whole. A RangeError for weights that are none.
 */
export function prorate(whole: Cents, weights: readonly number[]): Cents[] {
  if (weights.some((weight) => !Number.isInteger(weight) || weight < 0)) throw new RangeError('no weights');
  const total = BigInt(weights.reduce((sum, weight) => sum + weight, 0));
  if (total === 0n) throw new RangeError('weights of nothing');
  const sign = whole < 0n ? -1n : 1n;
  const shares = weights.map((weight, place) => {
    const exact = whole * sign * BigInt(weight);
    return { place, cents: exact / total, rest: exact % total };
  });
  let left = whole * sign - shares.reduce((sum, { cents }) => sum + cents, 0n);
  const byRest = shares.toSorted((one, other) => Number(other.rest - one.rest) || one.place - other.place);
  for (const share of byRest) {
    if (left === 0n) break;
    share.cents += 1n;
    left -= 1n;
  }
  return shares.map(({ cents }) => cents * sign);
}
