/** Work outside the contract (conditions art. 8.1): it needs a quote that the client accepts in writing. */
export const quoteReasons = [
  'non-office-software',
  'virus-damage',
  'consumables',
  'external-cause',
  'third-party-printer',
  'provider-equipment',
] as const;
export type QuoteReason = (typeof quoteReasons)[number];

/** Rates of VAT in hundredths of a percent: usual, intermediate, reduced, none. */
export const vatRates = [2000, 1000, 550, 0] as const;
export type VatRate = (typeof vatRates)[number];

/** The most that a quote may ask for, so that every sum stays exact: ten million euros. */
export const mostQuoteCents = 1_000_000_000;

/** VAT and total of an amount in cents without VAT; half a cent of VAT counts as one. */
export function quoteTotals(netCents: number, vatRate: VatRate): { vatCents: number; totalCents: number } {
  const vatCents = Math.floor((netCents * vatRate + 5000) / 10_000);
  return { vatCents, totalCents: netCents + vatCents };
}

/** The cents of an amount as people type it: `1 234,50`, `1234.5`, `80`; null when it is none. */
export function centsOf(text: string): number | null {
  const [, euros, fraction = ''] =
    /^(\d{1,8})(?:[.,](\d{1,2}))?$/.exec(text.replace(/[\s\u202f\u00a0€]/g, '')) ?? [];
  if (euros === undefined) return null;
  const cents = Number(euros) * 100 + Number(fraction.padEnd(2, '0'));
  return cents > 0 && cents <= mostQuoteCents ? cents : null;
}

export const quoteStates = ['waiting', 'accepted', 'refused', 'cancelled'] as const;
export type QuoteState = (typeof quoteStates)[number];

/** Whether a quote can no longer be accepted: its last day, in the zone of the client, is over. */
export function isQuoteExpired(quote: { state: QuoteState; validUntil: string }, today: string): boolean {
  return quote.state === 'waiting' && quote.validUntil < today;
}

/** A decision about a quote as it was sealed. */
export interface SealedQuote {
  format: 'vigie-quote-1';
  sequence: number;
  previousSha256: string;
  number: string;
  edition: number;
  client: string;
  subject: string;
  reason: QuoteReason;
  text: string;
  netCents: number;
  vatRate: VatRate;
  vatCents: number;
  totalCents: number;
  validUntil: string;
  sentBy: string;
  sentAt: string;
  decision: 'accept' | 'refuse';
  decidedBy: { name: string; email: string };
  decidedAt: string;
  comment: string | null;
  /** Answered without signing in: by whom in their own words, from which address of the network. */
  signedLink?: SignedLink;
}

/** How an answer came that was given by the signed link of a mail. */
export interface SignedLink {
  typedName: string;
  network: string;
}

/** A quote as it is offered, before anybody answered. */
export type OfferedQuote = Pick<
  SealedQuote,
  | 'number'
  | 'edition'
  | 'client'
  | 'subject'
  | 'reason'
  | 'text'
  | 'netCents'
  | 'vatRate'
  | 'vatCents'
  | 'totalCents'
  | 'validUntil'
  | 'sentBy'
  | 'sentAt'
>;
