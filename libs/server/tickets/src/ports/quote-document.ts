import type { SealedQuote } from '@vigie/rules';
import type { Locale } from '@vigie/wire';

/** Writes an accepted or refused quote as a document for people. */
export abstract class QuoteDocument {
  abstract pdf(quote: SealedQuote, sha256: string, locale: Locale): Promise<Buffer>;
}
