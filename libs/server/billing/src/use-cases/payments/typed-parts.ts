import { DomainError } from '@vigie/platform';
import { readAmount, type AllocationPart, type Cents } from '@vigie/rules';
import type { AllocationPartGiven } from '@vigie/wire';

/** An amount that was typed. Errors: payment.amount-invalid, payment.amount-not-positive. */
export function positiveAmount(text: string, path = 'amount'): Cents {
  const cents = readAmount(text);
  if (cents !== null && cents > 0n) return cents;
  const code = cents === null ? 'payment.amount-invalid' : 'payment.amount-not-positive';
  throw new DomainError(code, undefined, [{ path, code }]);
}

/** The parts of an amount. Errors: those of an amount, allocation.more-than-payment. */
export function typedParts(given: readonly AllocationPartGiven[], available: Cents): AllocationPart[] {
  const parts = given.map(({ invoiceId, amount }, index) => ({
    invoiceId,
    amount: positiveAmount(amount, `parts.${index}.amount`),
  }));
  const sum = parts.reduce((total, { amount }) => total + amount, 0n);
  if (sum > available) throw new DomainError('allocation.more-than-payment');
  return parts;
}
