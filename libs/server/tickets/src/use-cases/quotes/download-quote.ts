import { Injectable } from '@nestjs/common';
import type { ClientScope } from '@vigie/platform';
import type { Locale } from '@vigie/wire';
import { QuoteDocument } from '../../ports/quote-document';
import { Quotes } from '../../queries/quotes/quotes';

/** Gives the answer to a quote away as a document for people. */
@Injectable()
export class DownloadQuote {
  constructor(
    private readonly quotes: Quotes,
    private readonly document: QuoteDocument,
  ) {}

  /** Error: not-found before it is answered, or outside the scope. */
  async execute(scope: ClientScope, id: string, locale: Locale): Promise<Buffer> {
    const { quote, sha256 } = await this.quotes.sealed(scope, id);
    return this.document.pdf(quote, sha256, locale);
  }
}
