import type { PenaltyMethod } from '../contract/agreement';
import { type Ratio, decimalText, ratioOf, readDecimal } from '../money/decimal';
import type { LocalDate } from '../time/civil';
import { type HalfYear, halfYearOf } from './half-year';

/** Percent a year, as published; null while it is awaited. */
export interface HalfYearRates {
  /** The legal rate for professionals (all creditors but individuals). */
  legal: string | null;
  /** The refinancing rate of the European Central Bank on the first day of the half-year. */
  refinancing: string | null;
}
export type PenaltyRates = ReadonlyMap<HalfYear, HalfYearRates>;

export const rateSelections = ['half-year', 'due-date'] as const;
export type RateSelection = (typeof rateSelections)[number];

/** What the legal rate is multiplied with: for a year, for M2 and M3 for a month. */
const factors: Record<Exclude<PenaltyMethod, 'ECB'>, Ratio> = {
  M1: ratioOf(18n),
  M2: ratioOf(3n, 2n),
  M3: ratioOf(3n, 2n),
  M4: ratioOf(3n, 2n),
  FLOOR: ratioOf(3n),
};
const points = ratioOf(10n);

/** The rate of a method on a day, in percent; `frozenOn` takes that of another day for all of them. */
export function ratesOf(
  method: PenaltyMethod,
  rates: PenaltyRates,
  frozenOn: LocalDate | null,
): (day: LocalDate) => Ratio | null {
  return (day) => {
    const published = rates.get(halfYearOf(frozenOn ?? day));
    const text = method === 'ECB' ? published?.refinancing : published?.legal;
    const rate = text ? readDecimal(text) : null;
    if (!rate) return null;
    return method === 'ECB' ? rate.add(points) : rate.mul(factors[method]);
  };
}

/** Three times the legal rate a year: what no clause may go below (C. com. L441-10 II). */
export const floorRate = (legal: string): string => rateText(legal, (rate) => rate.mul(factors.FLOOR));

/** Refinancing rate and ten points: what is owed where a contract says nothing. */
export const defaultRate = (refinancing: string): string => rateText(refinancing, (rate) => rate.add(points));

/** Percent with two decimals at least, as rates are published. */
function rateText(published: string, change: (rate: Ratio) => Ratio): string {
  const rate = readDecimal(published);
  return rate ? decimalText(change(rate), 3).replace(/0$/, '') : '';
}
