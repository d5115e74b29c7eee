import type { PenaltyMethod } from '../contract/agreement';
import type { ClientKind } from '../contract/contract-state';
import type { Cents } from '../money/amount';
import type { LocalDate } from '../time/civil';
import { addCalendarDays } from '../time/days';
import type { Payment } from './debt';
import { type Penalty, type PenaltyRefusal, type PenaltySegment, latePenalty } from './penalty';
import type { PenaltyRates } from './rates';

/** What is claimed of an invoice: by the method of its contract, or the legal minimum where that is more. */
export const claimTakes = ['method', 'floor'] as const;
export type ClaimTake = (typeof claimTakes)[number];

export const waiverKinds = ['penalty', 'indemnity'] as const;
export type WaiverKind = (typeof waiverKinds)[number];

/** A late invoice with what was paid of it, and what was claimed and waived before. */
export interface LateInvoice {
  gross: Cents;
  dueOn: LocalDate;
  clientKind: ClientKind;
  payments: readonly Payment[];
  method: PenaltyMethod;
  /** The last day that a claim holds. */
  claimedUntil: LocalDate | null;
  indemnityClaimed: boolean;
  waived: readonly WaiverKind[];
}

export interface Claimable {
  ok: true;
  /** What the method gives for the days that nobody claimed yet; nothing where it is waived. */
  penalty: Cents;
  floor: Cents;
  indemnity: Cents;
  computed: Penalty;
}
export type ClaimableOutcome = Claimable | { ok: false; code: PenaltyRefusal };

/** What can be claimed of a late invoice on a day: no day twice, and the indemnity once. */
export function claimable(invoice: LateInvoice, asOf: LocalDate, rates: PenaltyRates): ClaimableOutcome {
  const { gross: amount, dueOn: dueDate, method, clientKind, claimedUntil, waived } = invoice;
  const payments = invoice.payments.filter(({ date }) => date <= asOf);
  const from = claimedUntil === null ? undefined : addCalendarDays(claimedUntil, 1);
  const computed = latePenalty({ amount, dueDate, payments, asOf, from, method, clientKind }, rates);
  if (!computed.ok) return computed;
  const isWaived = waived.includes('penalty');
  const noIndemnity = invoice.indemnityClaimed || waived.includes('indemnity');
  return {
    ok: true,
    penalty: isWaived ? 0n : computed.penalty,
    floor: isWaived ? 0n : computed.floor,
    indemnity: noIndemnity ? 0n : computed.indemnity,
    computed,
  };
}

/** The amount and the segments that a claim takes over. */
export function taken(
  { penalty, floor, computed }: Claimable,
  take: ClaimTake,
): { penalty: Cents; segments: PenaltySegment[] } {
  return take === 'floor'
    ? { penalty: floor, segments: computed.floorSegments }
    : { penalty, segments: computed.segments };
}
