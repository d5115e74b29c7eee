import { plainWords } from '../import/words';
import type { Cents } from '../money/amount';
import { byDueDate, spreadAmount, type AllocationPart, type OpenInvoice } from './allocation';
import { sumsTo } from './sums';

/** How a client was recognised behind a payment, the surest first. */
export const payerClues = ['chosen', 'iban', 'payer', 'name'] as const;
export type PayerClue = (typeof payerClues)[number];

/** What is known of an amount that was received. */
export interface ReceivedMoney {
  amount: Cents;
  /** Everything the payer wrote, and the bank: label, references. */
  text: string;
  /** Clients it may come from. */
  payers: readonly { clientId: string; clue: PayerClue }[];
}

/** Why a proposal is made. */
export const matchReasons = [
  /** The text names the invoice, and the amount is what it asks for. */
  'number-and-amount',
  /** The text names several invoices, and the amount is their sum. */
  'numbers-and-sum',
  /** The text names invoices of less than the amount. */
  'number-and-more',
  /** The text names invoices of more than the amount. */
  'number-in-part',
  /** One invoice of the client asks for that amount. */
  'amount',
  /** Several invoices of the client ask for that amount: the oldest one. */
  'amount-oldest',
  /** Some invoices of the client add up to it, and no others do. */
  'sum',
  /** Other invoices of the client add up to it, too. */
  'sum-one-of-many',
  /** Nothing fits: the oldest due are paid first. */
  'oldest-first',
  /** The client owes nothing: all of it is credit. */
  'nothing-owed',
  /** Nobody was recognised, one invoice of ours asks for that amount. */
  'amount-only',
] as const;
export type MatchReason = (typeof matchReasons)[number];

/** A certain proposal may be accepted among others; the others want a person who looks. */
export const matchConfidences = ['certain', 'likely', 'possible'] as const;
export type MatchConfidence = (typeof matchConfidences)[number];

export interface MatchProposal {
  clientId: string;
  parts: AllocationPart[];
  credit: Cents;
  reason: MatchReason;
  /** How its client was recognised; null by the invoice alone. */
  clue: PayerClue | null;
  confidence: MatchConfidence;
}

const most = 5;

/**
 * What a received amount may pay, the best first, each with its reason. Nothing is certain when two proposals are as
 * good as each other.
 */
export function proposeMatches(money: ReceivedMoney, invoices: readonly OpenInvoice[]): MatchProposal[] {
  if (money.amount <= 0n) return [];
  const open = invoices.filter((invoice) => invoice.open > 0n);
  const clueOf = new Map(money.payers.toReversed().map(({ clientId, clue }) => [clientId, clue]));
  const named = byNumber(money, open, clueOf);
  const ofPayers = [...clueOf].flatMap(([clientId, clue]) =>
    ofClient(
      money.amount,
      clientId,
      clue,
      open.filter((invoice) => invoice.clientId === clientId),
    ),
  );
  const others = named.length + ofPayers.length === 0 ? byAmountOnly(money.amount, open) : [];
  return ranked([...named, ...ofPayers, ...others]);
}

/** Whether a text names an invoice: its letters and digits in order, whatever the bank put between them. */
export function namesInvoice(text: string, number: string): boolean {
  const signs = [...number.toUpperCase().replaceAll(/[^A-Z0-9]/g, '')];
  if (signs.length < 4 || !signs.some((sign) => /\d/.test(sign))) return false;
  const pattern = `(?<![A-Z0-9])${signs.join('[^A-Z0-9]{0,2}')}(?!\\d)`;
  return new RegExp(pattern).test(plainWords(text).toUpperCase());
}

function byNumber(
  { amount, text }: ReceivedMoney,
  open: readonly OpenInvoice[],
  clueOf: ReadonlyMap<string, PayerClue>,
): MatchProposal[] {
  const named = open.filter(({ number }) => namesInvoice(text, number));
  return [...Map.groupBy(named, ({ clientId }) => clientId)].map(([clientId, own]) => {
    const sum = sumOf(own);
    const clue = clueOf.get(clientId) ?? null;
    const base = { clientId, clue, ...spreadAmount(amount, own) };
    if (sum === amount) {
      const reason = own.length === 1 ? 'number-and-amount' : 'numbers-and-sum';
      return { ...base, reason, confidence: 'certain' } as const;
    }
    if (sum > amount) return { ...base, reason: 'number-in-part', confidence: 'likely' } as const;
    return { ...base, reason: 'number-and-more', confidence: 'likely' } as const;
  });
}

function ofClient(
  amount: Cents,
  clientId: string,
  clue: PayerClue,
  own: readonly OpenInvoice[],
): MatchProposal[] {
  const base = { clientId, clue };
  const isSure = clue === 'iban' || clue === 'chosen';
  const exact = own.filter(({ open }) => open === amount).toSorted(byDueDate);
  const [first] = exact;
  if (first) {
    const spread = spreadAmount(amount, [first]);
    if (exact.length > 1) return [{ ...base, ...spread, reason: 'amount-oldest', confidence: 'likely' }];
    return [{ ...base, ...spread, reason: 'amount', confidence: isSure ? 'certain' : 'likely' }];
  }
  const sums = sumsTo(amount, own.toSorted(byDueDate));
  const [found] = sums;
  if (found) {
    const isOnly = sums.length === 1;
    const reason = isOnly ? 'sum' : 'sum-one-of-many';
    const confidence = isOnly ? 'likely' : 'possible';
    return [{ ...base, ...spreadAmount(amount, found), reason, confidence }];
  }
  const reason = own.length === 0 ? 'nothing-owed' : 'oldest-first';
  return [{ ...base, ...spreadAmount(amount, own), reason, confidence: 'possible' }];
}

function byAmountOnly(amount: Cents, open: readonly OpenInvoice[]): MatchProposal[] {
  return open
    .filter((invoice) => invoice.open === amount)
    .toSorted(byDueDate)
    .slice(0, most)
    .map((invoice) => ({
      clientId: invoice.clientId,
      clue: null,
      ...spreadAmount(amount, [invoice]),
      reason: 'amount-only',
      confidence: 'possible',
    }));
}

function ranked(proposals: readonly MatchProposal[]): MatchProposal[] {
  const rank = ({ confidence }: MatchProposal) => matchConfidences.indexOf(confidence);
  const once = [...new Map(proposals.toReversed().map((one) => [keyOf(one), one])).values()];
  const sorted = once.reverse().toSorted((one, other) => rank(one) - rank(other));
  const isDisputed = sorted.filter(({ confidence }) => confidence === 'certain').length > 1;
  return sorted
    .slice(0, most)
    .map((one) =>
      isDisputed && one.confidence === 'certain' ? { ...one, confidence: 'likely' as const } : one,
    );
}

const keyOf = ({ clientId, parts }: MatchProposal) =>
  [clientId, ...parts.map(({ invoiceId, amount }) => `${invoiceId}:${amount}`)].join(' ');
const sumOf = (invoices: readonly OpenInvoice[]) => invoices.reduce((sum, { open }) => sum + open, 0n);
