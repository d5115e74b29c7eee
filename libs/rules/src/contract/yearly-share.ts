import { type Cents, centsFrom } from '../money/amount';
import { readDecimal, ratioOf } from '../money/decimal';

/** Days of a calendar year. */
export const daysOfYear = (year: number): number =>
  (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 366 : 365;

/**
 * What yearly fees earn in a calendar year. `weighted` is the exact sum of cents times quantity times days served;
 * rounded once, to the cent. A RangeError when it is no number.
 */
export function earnedIn(year: number, weighted: string): Cents {
  const number = readDecimal(weighted);
  if (!number) throw new RangeError(`no sum: ${weighted}`);
  return centsFrom(number.div(ratioOf(BigInt(daysOfYear(year)), 1n)).div(100));
}
