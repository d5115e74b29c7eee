import { mostQuoteCents, quoteReasons, quoteStates, vatRates } from '@vigie/rules';
import * as z from 'zod';
import { id, instant, line, localDate, prose } from './common';

/** A quote for work outside the contract, in euros; amounts are whole cents. */
export const newQuote = z.strictObject({
  reason: z.enum(quoteReasons),
  text: prose(5000),
  netCents: z.int().min(1).max(mostQuoteCents),
  /** In hundredths of a percent. */
  vatRate: z.literal(vatRates),
  /** The last day on which it can be accepted. */
  validUntil: localDate,
});
export type NewQuote = z.infer<typeof newQuote>;

export const quote = newQuote.extend({
  id,
  ticketId: id,
  number: z.string(),
  /** 1 for the first of its ticket; a changed quote is the next one, and cancels the one before. */
  edition: z.int(),
  state: z.enum(quoteStates),
  expired: z.boolean(),
  vatCents: z.int(),
  totalCents: z.int(),
  author: z.string(),
  sentAt: instant,
  remindedAt: instant.nullable(),
  decidedAt: instant.nullable(),
  decidedBy: z.string().nullable(),
  comment: z.string().nullable(),
  /** Of the exact text that was accepted or refused. */
  sha256: z.string().nullable(),
});
export type Quote = z.infer<typeof quote>;
export const quotes = z.object({ items: z.array(quote) });

/** The same as a client reads it. */
export const clientQuote = quote.extend({
  subject: z.string(),
  /** The reader may accept or refuse it. */
  yours: z.boolean(),
  /** Who may, by name. */
  approvers: z.array(z.string()),
});
export type ClientQuote = z.infer<typeof clientQuote>;
export const clientQuotes = z.object({ items: z.array(clientQuote) });

/** A refusal says why. */
export const quoteDecision = z.discriminatedUnion('decision', [
  z.strictObject({ decision: z.literal('accept'), comment: prose(2000).optional() }),
  z.strictObject({ decision: z.literal('refuse'), comment: prose(2000) }),
]);
export type QuoteDecision = z.infer<typeof quoteDecision>;

/** What the signed link of a mail shows to the one person it was sent to. */
export const linkedQuote = clientQuote.omit({ approvers: true }).extend({
  client: z.string(),
  /** To whom the link was sent. */
  person: z.string(),
});
export type LinkedQuote = z.infer<typeof linkedQuote>;

const typedName = { name: line(150) };
/** An answer by the signed link: whoever gives it types their name. */
export const linkedQuoteDecision = z.discriminatedUnion('decision', [
  z.strictObject({ decision: z.literal('accept'), comment: prose(2000).optional(), ...typedName }),
  z.strictObject({ decision: z.literal('refuse'), comment: prose(2000), ...typedName }),
]);
export type LinkedQuoteDecision = z.infer<typeof linkedQuoteDecision>;
