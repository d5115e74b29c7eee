import type { LocalDate } from '../time/civil';
import { addCalendarDays, addMonths } from '../time/days';
import { endOfHalfYear, halfYearOf } from './half-year';
import type { Payment } from './debt';

/** A stretch of the delay that takes one rate: both days included. */
export interface Period {
  from: LocalDate;
  to: LocalDate;
  /** What was paid up to this day no longer counts in it. */
  paidUntil: LocalDate;
  /** A month that counts whole, however many days it has. */
  whole: boolean;
}

interface Delay {
  dueDate: LocalDate;
  asOf: LocalDate;
  from?: LocalDate | undefined;
  payments: readonly Payment[];
}

/** The days after the due date, cut where a half-year ends, where something was paid, and before the first that counts. */
export function* byDays({ dueDate, asOf, from: first, payments }: Delay): Generator<Period> {
  const before = first === undefined ? [] : [addCalendarDays(first, -1)];
  const ends = [asOf, ...before, ...payments.map(({ date }) => date)];
  let last = dueDate;
  while (last < asOf) {
    const from = addCalendarDays(last, 1);
    const cuts = [endOfHalfYear(halfYearOf(from)), ...ends];
    const to = cuts.filter((date) => date >= from).reduce((one, other) => (other < one ? other : one));
    yield { from, to, paidUntil: last, whole: false };
    last = to;
  }
}

/**
 * Months counted from the due date: each that has begun on what was unpaid on its first day (M2), or each that is over
 * on what stayed unpaid until its last day (M3).
 */
export function* byMonths({ dueDate, asOf }: Delay, method: 'M2' | 'M3'): Generator<Period> {
  for (let month = 1; ; month += 1) {
    const before = addMonths(dueDate, month - 1);
    const from = addCalendarDays(before, 1);
    const to = addMonths(dueDate, month);
    if ((method === 'M2' ? from : to) > asOf) return;
    yield { from, to, paidUntil: method === 'M2' ? before : addCalendarDays(to, -1), whole: true };
  }
}
