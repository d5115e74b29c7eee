import { type BillingSchedule, type DatedPrice, priceOn } from '../contract/agreement';
import { type Cents, instalments } from '../money/amount';
import type { DaySpan } from '../report/period';
import type { LocalDate } from '../time/civil';
import { addCalendarDays, addMonths, daysBetween } from '../time/days';
import { prorate } from './prorate';

/** When a period is invoiced: on its first day, or on the day after its last one. */
export const invoiceTimings = ['advance', 'arrears'] as const;
export type InvoiceTiming = (typeof invoiceTimings)[number];

const monthsOf: Record<BillingSchedule, number> = { monthly: 1, quarterly: 3, 'half-yearly': 6, yearly: 12 };

/** Periods of a schedule in a year. */
export const periodsInYear = (schedule: BillingSchedule): number => 12 / monthsOf[schedule];

/** The whole period of the calendar that a day lies in, and its place in the year (0 for the first). */
export function periodAround(schedule: BillingSchedule, day: LocalDate): DaySpan & { index: number } {
  const months = monthsOf[schedule];
  const index = Math.floor((Number(day.slice(5, 7)) - 1) / months);
  const month = String(index * months + 1).padStart(2, '0');
  const from = `${day.slice(0, 4)}-${month}-01`;
  return { from, to: addCalendarDays(addMonths(from, months), -1), index };
}

/** A line of a contract as it is invoiced. */
export interface BilledLine<P extends YearlyPrice = YearlyPrice> {
  schedule: BillingSchedule;
  timing: InvoiceTiming;
  /** First and last day on which it is served; the last one is null while nobody knows it. */
  from: LocalDate;
  to: LocalDate | null;
  prices: readonly P[];
}

/** What the whole line costs in a year, from a day on. */
export interface YearlyPrice extends DatedPrice {
  yearly: Cents;
}

/** A stretch of a period at one price. */
export interface BilledPart<P extends YearlyPrice = YearlyPrice> extends DaySpan {
  price: P;
  amount: Cents;
  days: number;
}

/** What is due for a period of a line. */
export interface DuePeriod<P extends YearlyPrice = YearlyPrice> extends DaySpan {
  dueOn: LocalDate;
  /** Days of the whole period of the calendar. */
  days: number;
  parts: BilledPart<P>[];
}

/**
 * The periods of a line that fall due in some days. A year is cut into instalments that add up to it; a period that is
 * not served whole, or at several prices, is cut by its days.
 */
export function periodsDue<P extends YearlyPrice>(line: BilledLine<P>, due: DaySpan): DuePeriod<P>[] {
  const periods: DuePeriod<P>[] = [];
  const first = line.timing === 'advance' ? due.from : addCalendarDays(due.from, -1);
  let whole = periodAround(line.schedule, first > line.from ? first : line.from);
  while (whole.from <= due.to && (line.to === null || whole.from <= line.to)) {
    const period = duePeriod(line, whole);
    if (period && period.dueOn >= due.from && period.dueOn <= due.to) periods.push(period);
    whole = periodAround(line.schedule, addCalendarDays(whole.to, 1));
  }
  return periods;
}

/** What is due for the period of the calendar around a day; null when nothing is served in it. */
export function duePeriod<P extends YearlyPrice>(
  line: BilledLine<P>,
  whole: DaySpan & { index: number },
): DuePeriod<P> | null {
  const from = laterOf(whole.from, line.from);
  const to = line.to === null || line.to > whole.to ? whole.to : line.to;
  const parts = partsOf(line, whole, { from, to });
  const [firstPart, lastPart] = [parts[0], parts.at(-1)];
  if (!firstPart || !lastPart) return null;
  return {
    from: firstPart.from,
    to: lastPart.to,
    dueOn: line.timing === 'advance' ? firstPart.from : addCalendarDays(lastPart.to, 1),
    days: daysBetween(whole.from, whole.to) + 1,
    parts,
  };
}

/** Each price takes its days' part of its own instalment; days before and after weigh as well, so that parts add up. */
function partsOf<P extends YearlyPrice>(
  { schedule, prices }: BilledLine<P>,
  whole: DaySpan & { index: number },
  served: DaySpan,
): BilledPart<P>[] {
  const cuts = [whole.from, served.from, addCalendarDays(served.to, 1)];
  for (const { validFrom, withdrawn } of prices)
    if (!withdrawn && validFrom > served.from && validFrom <= served.to) cuts.push(validFrom);
  const starts = [...new Set(cuts)].filter((day) => day <= whole.to).sort();
  const spans = starts.map((from, index) => ({
    from,
    to: addCalendarDays(starts[index + 1] ?? dayAfter(whole), -1),
  }));
  const days = spans.map(({ from, to }) => daysBetween(from, to) + 1);
  return spans.flatMap((span, place) => {
    const isServed = span.from >= served.from && span.to <= served.to;
    const price = isServed ? priceOn(prices, span.from) : null;
    if (!price) return [];
    const instalment = instalments(price.yearly, periodsInYear(schedule))[whole.index] ?? 0n;
    return [{ ...span, price, days: days[place] ?? 0, amount: prorate(instalment, days)[place] ?? 0n }];
  });
}

const dayAfter = ({ to }: DaySpan) => addCalendarDays(to, 1);
const laterOf = (one: LocalDate, other: LocalDate) => (one > other ? one : other);
