import type { OfferedQuote, SealedQuote } from '@vigie/rules';
import type { Locale } from '@vigie/wire';

/** Writes a quote as a document for people: what is offered, or what was answered with its seal. */
export abstract class QuoteDocument {
  abstract pdf(quote: SealedQuote, sha256: string, locale: Locale): Promise<Buffer>;
  abstract offer(quote: OfferedQuote, locale: Locale): Promise<Buffer>;
}
