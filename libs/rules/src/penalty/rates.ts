import type { PenaltyMethod } from '../contract/agreement';
import type { LocalDate } from '../time/civil';
import { rateUnits } from './debt';
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

/** What the legal rate is multiplied with, in halves: for a year, for M2 and M3 for a month. */
const halves: Record<Exclude<PenaltyMethod, 'ECB'>, bigint> = { M1: 36n, M2: 3n, M3: 3n, M4: 3n, FLOOR: 6n };
/** Percent in units of a rate. */
const tenPoints = 10n * rateUnits;

/** The rate of a method on a day, in units of a percent; `frozenOn` takes that of another day for all of them. */
export function ratesOf(
  method: PenaltyMethod,
  rates: PenaltyRates,
  frozenOn: LocalDate | null,
): (day: LocalDate) => bigint | null {
  return (day) => {
    const published = rates.get(halfYearOf(frozenOn ?? day));
    const units = unitsOf((method === 'ECB' ? published?.refinancing : published?.legal) ?? '');
    if (units === null) return null;
    return method === 'ECB' ? units + tenPoints : (units * halves[method]) / 2n;
  };
}

/** The same as it is printed: percent of a year, for M2 and M3 of a month; null while it is awaited. */
export function rateOn(method: PenaltyMethod, rates: PenaltyRates, day: LocalDate): string | null {
  const units = ratesOf(method, rates, null)(day);
  return units === null ? null : percentText(units);
}

/** A rate as people read it: two decimals, more only where they say something. */
export const shortRate = (rate: string): string => rate.replace(/(\.\d\d\d*?)0+$/, '$1');

/** Three times the legal rate a year: what no clause may go below (C. com. L441-10 II). */
export const floorRate = (legal: string): string => rateText(legal, (units) => (units * halves.FLOOR) / 2n);

/** Refinancing rate and ten points: what is owed where a contract says nothing. */
export const defaultRate = (refinancing: string): string =>
  rateText(refinancing, (units) => units + tenPoints);

const published = /^(\d{1,9})(?:\.(\d{1,6}))?$/;

/** A rate as it is published, in units; null for anything else. */
function unitsOf(text: string): bigint | null {
  const [, whole, fraction = ''] = published.exec(text) ?? [];
  return whole === undefined ? null : BigInt(whole + fraction.padEnd(6, '0')) * (rateUnits / 1_000_000n);
}

function rateText(text: string, change: (units: bigint) => bigint): string {
  const units = unitsOf(text);
  return units === null ? '' : percentText(change(units));
}

/** Percent with two decimals at least, as rates are published. */
function percentText(units: bigint): string {
  const digits = ((units * 1000n) / rateUnits).toString().padStart(4, '0');
  return `${digits.slice(0, -3)}.${digits.slice(-3)}`.replace(/0$/, '');
}
