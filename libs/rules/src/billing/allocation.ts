import type { Cents } from '../money/amount';
import type { LocalDate } from '../time/civil';

/** What an issued invoice still asks for. */
export interface OpenInvoice {
  id: string;
  clientId: string;
  number: string;
  issuedOn: LocalDate;
  dueOn: LocalDate;
  open: Cents;
}

/** A part of a payment for one invoice. */
export interface AllocationPart {
  invoiceId: string;
  amount: Cents;
}

/** An amount over invoices; what none of them takes is credit of the client. */
export interface Spread {
  parts: AllocationPart[];
  credit: Cents;
}

/** The invoice that is paid first: the oldest due date, then the oldest one of that day. */
export const byDueDate = (one: OpenInvoice, other: OpenInvoice): number =>
  one.dueOn.localeCompare(other.dueOn) ||
  one.issuedOn.localeCompare(other.issuedOn) ||
  Number(BigInt(one.id) - BigInt(other.id));

/** Spreads an amount over invoices, the oldest due first; the last one may be paid in part. */
export function spreadAmount(amount: Cents, invoices: readonly OpenInvoice[]): Spread {
  let credit = amount > 0n ? amount : 0n;
  const parts: AllocationPart[] = [];
  for (const { id, open } of invoices.toSorted(byDueDate)) {
    const taken = open < credit ? open : credit;
    if (taken <= 0n) continue;
    parts.push({ invoiceId: id, amount: taken });
    credit -= taken;
  }
  return { parts, credit };
}

/** The day from which a part counts: money that came before the invoice pays it when it is issued. */
export const countsOn = (receivedOn: LocalDate, issuedOn: LocalDate): LocalDate =>
  receivedOn > issuedOn ? receivedOn : issuedOn;

/** From here on an excess is worth a second look. */
const lookedAt: Cents = 100_000n;

/** An amount so far above what is owed that it was probably typed wrong: it wants a confirmation. */
export function isOverLarge(amount: Cents, owed: Cents): boolean {
  const excess = amount - owed;
  return excess > lookedAt && excess > owed;
}

/**
 * The code after a number of letterings of a client: AA, AB … AZ, BA … ZZ, AAA …
 * The count begins with one.
 */
export function letteringCode(count: number): string {
  let rest = count - 1;
  for (let letters = 2, size = 26 ** 2; ; letters += 1, size *= 26) {
    if (rest < size) return lettersOf(rest, letters);
    rest -= size;
  }
}

function lettersOf(value: number, length: number): string {
  let text = '';
  for (let rest = value; text.length < length; rest = Math.floor(rest / 26))
    text = String.fromCharCode(65 + (rest % 26)) + text;
  return text;
}
