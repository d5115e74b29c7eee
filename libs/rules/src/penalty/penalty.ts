import type { PenaltyMethod } from '../contract/agreement';
import type { ClientKind } from '../contract/contract-state';
import type { Cents } from '../money/amount';
import { type LocalDate, isLocalDate } from '../time/civil';
import { daysBetween } from '../time/days';
import { type Allocation, Debt, type Payment, rateUnits, wholeMonth } from './debt';
import { firstHalfYear, halfYearOf } from './half-year';
import { type Period, byDays, byMonths } from './periods';
import { type PenaltyRates, type RateSelection, ratesOf } from './rates';

export interface PenaltyInput {
  /** What the invoice asked for, VAT included. */
  amount: Cents;
  dueDate: LocalDate;
  payments: readonly Payment[];
  /** The last day that counts while something is unpaid. */
  asOf: LocalDate;
  /** The first day that counts: what came before was claimed already, and no day is claimed twice. */
  from?: LocalDate | undefined;
  method: PenaltyMethod;
  /** A payment reduces the principal first unless said otherwise (code civil 1343-1). */
  allocation?: Allocation | undefined;
  /** The rate of each half-year for its days, or that of the due date for all. */
  rateSelection?: RateSelection | undefined;
  clientKind?: ClientKind | undefined;
}

export const penaltyRefusals = [
  'penalty.not-professional',
  'penalty.amount-invalid',
  'penalty.date-invalid',
  'penalty.before-rates',
  'penalty.payment-invalid',
  'penalty.payment-in-future',
  'penalty.overpaid',
] as const;
export type PenaltyRefusal = (typeof penaltyRefusals)[number];

export const penaltyWarnings = [
  'penalty.below-floor',
  'penalty.disputed-reading',
  'penalty.rate-awaited',
] as const;
export type PenaltyWarning = (typeof penaltyWarnings)[number];

/** A part of the delay with one rate on one principal. */
export interface PenaltySegment {
  from: LocalDate;
  to: LocalDate;
  days: number;
  /** Percent: of a year for methods by the day, of the month for M2 and M3. */
  rate: string;
  base: Cents;
  /** Six decimals: only the sum is rounded. */
  amount: string;
}

export interface Penalty {
  ok: true;
  penalty: Cents;
  /** 40 euros once an invoice is late (D441-5); VAT applies neither to it nor to penalties. */
  indemnity: Cents;
  /** What the legal minimum gives for the same delay. */
  floor: Cents;
  segments: PenaltySegment[];
  floorSegments: PenaltySegment[];
  /** From this day on no rate is published yet: nothing is computed beyond. */
  awaitingRateFrom: LocalDate | null;
  /** What is still to be paid of the invoice. */
  unpaid: Cents;
  warnings: PenaltyWarning[];
}
export type PenaltyOutcome = Penalty | { ok: false; code: PenaltyRefusal };

export const recoveryIndemnity: Cents = 4000n;

/**
 * Penalties of one invoice between professionals: from the day after the due date to the day of payment included, on
 * what is unpaid with VAT, by 365 days in every year, never on penalties; the exact sum rounded once, half up
 * (conditions art. 4, code de commerce L441-10 and D441-5). A half-year without a rate ends the computation.
 */
export function latePenalty(input: PenaltyInput, rates: PenaltyRates): PenaltyOutcome {
  const refused = refusal(input);
  if (refused) return { ok: false, code: refused };
  const asked = computed(input, input.method, rates);
  const floor = input.method === 'FLOOR' ? asked : computed(input, 'FLOOR', rates);
  return {
    ok: true,
    penalty: asked.penalty,
    indemnity: asked.late ? recoveryIndemnity : 0n,
    floor: floor.penalty,
    segments: asked.segments,
    floorSegments: floor.segments,
    awaitingRateFrom: asked.awaitingRateFrom,
    unpaid: asked.unpaid,
    warnings: warningsOf(input.method, asked, floor),
  };
}

function refusal({ amount, dueDate, asOf, from, payments, clientKind }: PenaltyInput): PenaltyRefusal | null {
  if (clientKind !== undefined && clientKind !== 'professional') return 'penalty.not-professional';
  if (amount <= 0n) return 'penalty.amount-invalid';
  const dates = [dueDate, asOf, from ?? asOf, ...payments.map(({ date }) => date)];
  if (!dates.every(isLocalDate)) return 'penalty.date-invalid';
  if (halfYearOf(dueDate) < firstHalfYear) return 'penalty.before-rates';
  if (payments.some((payment) => payment.amount <= 0n)) return 'penalty.payment-invalid';
  if (payments.some(({ date }) => date > asOf)) return 'penalty.payment-in-future';
  return payments.reduce((sum, payment) => sum + payment.amount, 0n) > amount ? 'penalty.overpaid' : null;
}

type Computed = Pick<Penalty, 'penalty' | 'segments' | 'awaitingRateFrom' | 'unpaid'> & { late: boolean };

function computed(input: PenaltyInput, method: PenaltyMethod, rates: PenaltyRates): Computed {
  const debt = new Debt(input.amount, input.payments, input.allocation ?? 'principal-first');
  const rateOn = ratesOf(method, rates, input.rateSelection === 'due-date' ? input.dueDate : null);
  debt.payUntil(input.dueDate);
  const late = input.asOf > input.dueDate && !debt.isPaid;
  const segments: PenaltySegment[] = [];
  let awaitingRateFrom: LocalDate | null = null;
  for (const period of method === 'M2' || method === 'M3' ? byMonths(input, method) : byDays(input)) {
    debt.payUntil(period.paidUntil);
    if (debt.isPaid) break;
    const rate = rateOn(period.from);
    if (rate === null) {
      awaitingRateFrom = period.from;
      break;
    }
    const days = daysBetween(period.from, period.to) + 1;
    const counts = input.from === undefined || period.from >= input.from;
    const amount = debt.owe(rate, period.whole ? wholeMonth : BigInt(days), counts);
    if (counts) segments.push(segmentOf(period, { days, rate, base: debt.principal, amount }));
  }
  debt.payUntil(input.asOf);
  return { penalty: debt.penalty, segments, awaitingRateFrom, unpaid: debt.principal, late };
}

interface Owed {
  days: number;
  rate: bigint;
  base: Cents;
  /** Millionths of a euro. */
  amount: bigint;
}
const segmentOf = ({ from, to }: Period, { days, rate, base, amount }: Owed): PenaltySegment => ({
  from,
  to,
  days,
  rate: pointed((rate * 10_000n + rateUnits / 2n) / rateUnits, 4),
  base,
  amount: pointed(amount, 6),
});

/** A whole number of small units as a decimal text. */
function pointed(units: bigint, decimals: number): string {
  const digits = units.toString().padStart(decimals + 1, '0');
  return `${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
}

function warningsOf(method: PenaltyMethod, asked: Computed, floor: Computed): PenaltyWarning[] {
  const literal = method === 'M1' || method === 'M2' || method === 'M3';
  return [
    ...(asked.penalty < floor.penalty ? (['penalty.below-floor'] as const) : []),
    ...(literal ? (['penalty.disputed-reading'] as const) : []),
    ...(asked.awaitingRateFrom ? (['penalty.rate-awaited'] as const) : []),
  ];
}
