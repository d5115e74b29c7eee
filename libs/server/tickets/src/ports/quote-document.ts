import type { QuoteReason, VatRate } from '@vigie/rules';
import type { Locale } from '@vigie/wire';

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
}

/** Writes an accepted or refused quote as a document for people. */
export abstract class QuoteDocument {
  abstract pdf(quote: SealedQuote, sha256: string, locale: Locale): Promise<Buffer>;
}
