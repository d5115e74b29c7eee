import { firstHalfYear, startOfHalfYear } from '../penalty/half-year';
import type { LocalDate } from '../time/civil';
import { addMonths } from '../time/days';

/** The days of which money may be, both included. */
export interface PaymentDays {
  from: LocalDate;
  to: LocalDate;
}

/** Months before the first invoice in which a deposit may have come. */
const depositMonths = 12;

/** From a year before the first invoice, never before the legal rates that are known begin, until today. */
export function paymentDays(firstIssuedOn: LocalDate | null, today: LocalDate): PaymentDays {
  const known = startOfHalfYear(firstHalfYear);
  const first = firstIssuedOn === null ? known : addMonths(firstIssuedOn, -depositMonths);
  return { from: first < known ? known : first, to: today };
}

/** What is wrong with the day of a payment; a year typed wrong, mostly. */
export function paymentDayFault(day: LocalDate, { from, to }: PaymentDays): 'too-old' | 'in-future' | null {
  if (day < from) return 'too-old';
  return day > to ? 'in-future' : null;
}
