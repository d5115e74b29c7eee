import { decimalText, readDecimal } from '../money/decimal';
import type { LocalDate } from '../time/civil';
import { addCalendarDays, addMonths } from '../time/days';
import { firstDayOf } from './index-value';

export const indexFrequencies = ['quarterly', 'monthly'] as const;
export type IndexFrequency = (typeof indexFrequencies)[number];

/**
 * Days between the end of a period and its publication: INSEE publishes a quarter 75 to 80 days after it, monthly series
 * appear at the end of the next month.
 */
export const usualDelay: Record<IndexFrequency, number> = { quarterly: 80, monthly: 31 };

/** Publishers are early now and then: a value is looked for as many days before it is expected. */
const early = 10;
/** Values are corrected at any time: a series is read again after as many days at most. */
const restDays = 7;

const monthsOf: Record<IndexFrequency, number> = { quarterly: 3, monthly: 1 };

/** The frequency that a period is of; null for what is no period. */
export function frequencyOf(period: string): IndexFrequency | null {
  if (firstDayOf(period) === null) return null;
  return period.includes('Q') ? 'quarterly' : 'monthly';
}

/** The period that a day lies in. */
export function indexPeriodOf(day: LocalDate, frequency: IndexFrequency): string {
  if (frequency === 'monthly') return day.slice(0, 7);
  return `${day.slice(0, 4)}-Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`;
}

/** The period after this one. */
export function nextPeriod(period: string): string {
  const { first, frequency } = readPeriod(period);
  return indexPeriodOf(addMonths(first, monthsOf[frequency]), frequency);
}

/** Last day of a period. */
export function lastDayOf(period: string): LocalDate {
  const { first, frequency } = readPeriod(period);
  return addCalendarDays(addMonths(first, monthsOf[frequency]), -1);
}

/** The day on which a period is expected to be published. */
export const expectedOn = (period: string, delayDays: number): LocalDate =>
  addCalendarDays(lastDayOf(period), delayDays);

export interface Awaited {
  period: string;
  expectedOn: LocalDate;
  /** Its day is over, and it is not there. */
  late: boolean;
}

/** The value that comes next after the last one of a series; null for a series without values. */
export function awaitedAfter(lastPeriod: string | null, delayDays: number, today: LocalDate): Awaited | null {
  if (lastPeriod === null) return null;
  const period = nextPeriod(lastPeriod);
  const expected = expectedOn(period, delayDays);
  return { period, expectedOn: expected, late: expected < today };
}

/**
 * The day on which a series is read next: every day from a little before a value is expected until it is there; else
 * once in a while, for corrections.
 */
export function nextReadingOn(lastPeriod: string | null, delayDays: number, today: LocalDate): LocalDate {
  const tomorrow = addCalendarDays(today, 1);
  const awaited = awaitedAfter(lastPeriod, delayDays, today);
  if (awaited === null) return tomorrow;
  const watch = addCalendarDays(awaited.expectedOn, -early);
  if (watch <= tomorrow) return tomorrow;
  const rested = addCalendarDays(today, restDays);
  return watch < rested ? watch : rested;
}

/**
 * The day on which a period is taken for published. The value that has just been added was published with the last
 * update; of the others of a reading only the usual delay is known.
 */
export function publishedOn(
  period: string,
  { delayDays, lastUpdate, newest }: { delayDays: number; lastUpdate: LocalDate; newest: boolean },
): LocalDate {
  if (newest) return lastUpdate;
  const usual = expectedOn(period, delayDays);
  return usual < lastUpdate ? usual : lastUpdate;
}

/** Whether a value has moved by more than a quarter since the one before: true values hardly ever do. */
export function jumps(before: string, after: string): boolean {
  const [from, to] = [readDecimal(before), readDecimal(after)];
  if (from === null || to === null) return false;
  return to.sub(from).abs().mul(4n).gt(from.abs());
}

/** By how many percent a value is above another, one decimal; null where there is nothing to compare. */
export function variation(before: string, after: string): string | null {
  const [from, to] = [readDecimal(before), readDecimal(after)];
  if (from === null || to === null || !from.gt(0)) return null;
  return decimalText(to.sub(from).div(from).mul(100n), 1);
}

/** The same period one year before. */
export const yearBefore = (period: string): string =>
  `${String(Number(period.slice(0, 4)) - 1).padStart(4, '0')}${period.slice(4)}`;

/** What the title of a series says besides its name: its base, and whether it has stopped. */
export function factsOfTitle(title: string): { base: string; stopped: boolean } {
  const base = /\bbase\s+1\d+\b[^)\]]*?(?=\s+-\s|\s*[)\]]|$)/i.exec(title)?.[0] ?? '';
  return { base: base.trim().replace(/\s+/g, ' '), stopped: /s[ée]rie\s+arr[êe]t[ée]e/i.test(title) };
}

function readPeriod(period: string): { first: LocalDate; frequency: IndexFrequency } {
  const [first, frequency] = [firstDayOf(period), frequencyOf(period)];
  if (first === null || frequency === null) throw new RangeError(`not a period: ${period}`);
  return { first, frequency };
}
