import type { Cents } from '../money/amount';
import type { LocalDate } from '../time/civil';
import { daysBetween } from '../time/days';

/** How long what is owed has been late, in days. */
export const agedBuckets = ['not-due', '1-30', '31-60', '61-90', 'over-90'] as const;
export type AgedBucket = (typeof agedBuckets)[number];

/** Where a debt stands on a day; nothing is late on its due date. */
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
  /** What of it was claimed for paying late. */
  claims: Cents;
  /** Payments and credit notes that no invoice took. */
  credit: Cents;
  /** What the client owes in the end; below zero we owe it. */
  balance: Cents;
}

/** What was owed on a day: an invoice, or a claim of penalties, which is due on the day on which it is made. */
export interface AgedDebt {
  dueOn: LocalDate;
  open: Cents;
  isClaim: boolean;
}

/** The balance of a client on a day, from what it owed and its credit was on that day. */
export function agedBalance(debts: readonly AgedDebt[], credit: Cents, asOf: LocalDate): AgedBalance {
  const buckets: AgedAmounts = { 'not-due': 0n, '1-30': 0n, '31-60': 0n, '61-90': 0n, 'over-90': 0n };
  for (const { dueOn, open } of debts) buckets[agedBucket(dueOn, asOf)] += open;
  const owed = debts.reduce((sum, { open }) => sum + open, 0n);
  const claims = debts.reduce((sum, { open, isClaim }) => (isClaim ? sum + open : sum), 0n);
  return { buckets, owed, claims, credit, balance: owed - credit };
}
