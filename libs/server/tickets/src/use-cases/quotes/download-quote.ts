import { Injectable } from '@nestjs/common';
import type { ClientScope } from '@vigie/platform';
import type { Locale } from '@vigie/wire';
import { QuoteDocument } from '../../ports/quote-document';
import type { QuoteVisitor } from './open-quote-link';
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

  /** The same for who came by a signed link, who may read it before they answer. */
  async forVisitor({ actor, quoteId, client }: QuoteVisitor, locale: Locale): Promise<Buffer> {
    const quote = await this.quotes.find(actor, quoteId);
    if (quote.sha256 !== null) return this.execute(actor.scope, quoteId, locale);
    return this.document.offer({ ...quote, client, sentBy: quote.author }, locale);
  }
}
