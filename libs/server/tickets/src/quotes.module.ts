import { Module } from '@nestjs/common';
import { DirectoryModule } from '@vigie/directory';
import { LinkedQuotesController } from './http/quotes/linked-quotes.controller';
import { QuotesController } from './http/quotes/quotes.controller';
import { AskQuoteJob, RemindQuoteJob, TellQuoteJob } from './jobs/quotes/quote.jobs';
import { QuoteChain } from './queries/quotes/quote-chain';
import { Quotes } from './queries/quotes/quotes';
import { TicketsModule } from './tickets.module';
import { DecideQuote } from './use-cases/quotes/decide-quote';
import { DownloadQuote } from './use-cases/quotes/download-quote';
import { OpenQuoteLink } from './use-cases/quotes/open-quote-link';
import { SeedQuotes } from './use-cases/quotes/seed-quotes';
import { SendQuote } from './use-cases/quotes/send-quote';
import { TellQuote } from './use-cases/quotes/tell-quote';

/** The durable jobs of quotes. */
export const quoteJobs = [AskQuoteJob, RemindQuoteJob, TellQuoteJob];

const providers = [...quoteJobs, DecideQuote, QuoteChain, SeedQuotes, SendQuote, TellQuote];

/** Quotes for work outside the contract, for every process. */
@Module({ imports: [DirectoryModule, TicketsModule], providers, exports: providers })
export class QuotesModule {}

/** Their routes; the process must also bind the port QuoteDocument. */
@Module({
  imports: [QuotesModule, TicketsModule],
  providers: [DownloadQuote, OpenQuoteLink, Quotes],
  controllers: [LinkedQuotesController, QuotesController],
})
export class QuotesHttpModule {}
