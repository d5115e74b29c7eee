import { Body, Controller, Delete, Get, Param, Post, Req, Res } from '@nestjs/common';
import {
  Allow,
  Answer,
  CurrentActor,
  localeOf,
  Sends,
  type Actor,
  type IdentifiedRequest,
} from '@vigie/platform';
import {
  clientQuote,
  clientQuotes,
  id,
  newQuote,
  quoteDecision,
  quotes,
  type NewQuote,
  type QuoteDecision,
} from '@vigie/wire';
import type { Response } from 'express';
import { Quotes } from '../../queries/quotes/quotes';
import { DecideQuote } from '../../use-cases/quotes/decide-quote';
import { DownloadQuote } from '../../use-cases/quotes/download-quote';
import { SendQuote } from '../../use-cases/quotes/send-quote';

/** Quotes for work outside the contract: sent by us, answered by the client. Reading one records nothing. */
@Controller('api')
export class QuotesController {
  constructor(
    private readonly reading: Quotes,
    private readonly sending: SendQuote,
    private readonly deciding: DecideQuote,
    private readonly downloading: DownloadQuote,
  ) {}

  @Allow('tickets.read')
  @Get('tickets/:id/quotes')
  @Answer(quotes)
  list(@CurrentActor() actor: Actor, @Param('id', { schema: id }) ticketId: string) {
    return this.reading.of(actor, ticketId);
  }

  @Allow('tickets.work')
  @Post('tickets/:id/quotes')
  @Answer(quotes)
  async send(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: id }) ticketId: string,
    @Body({ schema: newQuote }) body: NewQuote,
  ) {
    await this.sending.execute(actor, ticketId, body);
    return this.reading.of(actor, ticketId);
  }

  @Allow('tickets.work')
  @Delete('tickets/:id/quotes/waiting')
  @Answer(null, 204)
  cancel(@CurrentActor() actor: Actor, @Param('id', { schema: id }) ticketId: string) {
    return this.sending.cancel(actor, ticketId);
  }

  @Allow('requests.read')
  @Get('portal/quotes')
  @Answer(clientQuotes)
  own(@CurrentActor() actor: Actor) {
    return this.reading.ofClient(actor);
  }

  @Allow('requests.read')
  @Get('portal/quotes/:id')
  @Answer(clientQuote)
  find(@CurrentActor() actor: Actor, @Param('id', { schema: id }) quoteId: string) {
    return this.reading.find(actor, quoteId);
  }

  @Allow('requests.read')
  @Post('portal/quotes/:id/decision')
  @Answer(clientQuote)
  async decide(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: id }) quoteId: string,
    @Body({ schema: quoteDecision }) body: QuoteDecision,
  ) {
    await this.deciding.execute(actor, quoteId, body);
    return this.reading.find(actor, quoteId);
  }

  @Allow('tickets.read', 'requests.read')
  @Get('quotes/:id/quote.pdf')
  @Sends({ 'application/pdf': null })
  async download(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: id }) quoteId: string,
    @Req() request: IdentifiedRequest,
    @Res() response: Response,
  ) {
    const content = await this.downloading.execute(actor.scope, quoteId, localeOf(request));
    response.attachment(`devis-${quoteId}.pdf`).send(content);
  }
}
