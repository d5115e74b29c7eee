import type { Cents } from '../money/amount';
import type { OpenInvoice } from './allocation';

/** Invoices looked at, the oldest due first, and steps taken: a search that would go on for ever ends unsure. */
const mostInvoices = 40;
const mostSteps = 20_000;

/**
 * Sets of two invoices or more that add up to an amount: the oldest due ones first when they do, and another set when
 * there is one, so that a sum can be told from the only sum. A search that was cut short answers like one that found two.
 */
export function sumsTo(amount: Cents, oldestFirst: readonly OpenInvoice[]): OpenInvoice[][] {
  const invoices = oldestFirst.slice(0, mostInvoices);
  const rests = restsOf(invoices);
  const found: OpenInvoice[][] = [];
  let steps = 0;
  /** Takes or leaves the invoice at a place; taking comes first, so that the oldest are preferred. */
  const search = (at: number, left: Cents, taken: readonly OpenInvoice[]): void => {
    if (left === 0n) {
      if (taken.length > 1) found.push([...taken]);
      return;
    }
    const invoice = invoices[at];
    steps += 1;
    if (!invoice || found.length > 1 || steps > mostSteps || (rests[at] ?? 0n) < left) return;
    if (invoice.open <= left) search(at + 1, left - invoice.open, [...taken, invoice]);
    search(at + 1, left, taken);
  };
  search(0, amount, []);
  const wasCut = steps > mostSteps || oldestFirst.length > mostInvoices;
  return wasCut && found[0] && found.length === 1 ? [found[0], found[0]] : found;
}

/** What the invoices from a place on add up to. */
function restsOf(invoices: readonly OpenInvoice[]): Cents[] {
  let sum = 0n;
  return invoices
    .toReversed()
    .map(({ open }) => (sum += open))
    .reverse();
}
