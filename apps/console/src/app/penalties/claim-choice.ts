import { type Cents, type ClaimTake, readAmount } from '@vigie/rules';
import type { LateInvoiceItem } from '@vigie/wire';

/** What somebody chose to claim of an invoice. */
export interface Choice {
  chosen: boolean;
  take: ClaimTake;
  penalty: boolean;
  indemnity: boolean;
}

const cents = (text: string): Cents => readAmount(text) ?? 0n;

/** Whether an invoice has anything to claim. */
export const isClaimable = ({ refused, computation }: LateInvoiceItem): boolean =>
  refused === null &&
  (cents(computation.penalty) > 0n || cents(computation.floor) > 0n || cents(computation.indemnity) > 0n);

/** Whether the method of the contract gives less than the law. */
export const isBelowFloor = ({ computation }: LateInvoiceItem): boolean =>
  cents(computation.penalty) < cents(computation.floor);

/** All of it, by the method of the contract, until somebody says otherwise. */
export const firstChoice = (invoice: LateInvoiceItem): Choice => ({
  chosen: isClaimable(invoice),
  take: 'method',
  penalty: true,
  indemnity: true,
});

/** What a choice claims. */
export function chosenCents({ computation }: LateInvoiceItem, choice: Choice): Cents {
  if (!choice.chosen) return 0n;
  const penalty = cents(choice.take === 'floor' ? computation.floor : computation.penalty);
  return (choice.penalty ? penalty : 0n) + (choice.indemnity ? cents(computation.indemnity) : 0n);
}
