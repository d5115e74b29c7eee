import type { Cents } from '../money/amount';
import type { LocalDate } from '../time/civil';
import { daysBetween } from '../time/days';

/** How long what is owed has been late, in days. */
export const agedBuckets = ['not-due', '1-30', '31-60', '61-90', 'over-90'] as const;
export type AgedBucket = (typeof agedBuckets)[number];

/** Where an invoice stands on a day; nothing is late on its due date. */
export function agedBucket(dueOn: LocalDate, asOf: LocalDate): AgedBucket {
  const late = daysBetween(dueOn, asOf);
  if (late <= 0) return 'not-due';
  if (late <= 30) return '1-30';
  if (late <= 60) return '31-60';
  return late <= 90 ? '61-90' : 'over-90';
}

export type AgedAmounts = Record<AgedBucket, Cents>;

export interface AgedBalance {
  buckets: AgedAmounts;
  /** Of every bucket. */
  owed: Cents;
  /** Payments and credit notes that no invoice took. */
  credit: Cents;
  /** What the client owes in the end; below zero we owe it. */
  balance: Cents;
}

/** The balance of a client on a day, from what its invoices owed and its credit was on that day. */
export function agedBalance(
  debts: readonly { dueOn: LocalDate; open: Cents }[],
  credit: Cents,
  asOf: LocalDate,
): AgedBalance {
  const buckets: AgedAmounts = { 'not-due': 0n, '1-30': 0n, '31-60': 0n, '61-90': 0n, 'over-90': 0n };
  for (const { dueOn, open } of debts) buckets[agedBucket(dueOn, asOf)] += open;
  const owed = debts.reduce((sum, { open }) => sum + open, 0n);
  return { buckets, owed, credit, balance: owed - credit };
}
