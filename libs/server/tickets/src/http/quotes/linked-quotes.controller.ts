import { Body, Controller, Get, Ip, Param, Post, Req, Res } from '@nestjs/common';
import { Answer, localeOf, Public, Sends, type IdentifiedRequest } from '@vigie/platform';
import { linkedQuote, linkedQuoteDecision, type LinkedQuoteDecision } from '@vigie/wire';
import type { Response } from 'express';
import { Quotes } from '../../queries/quotes/quotes';
import { DecideQuote } from '../../use-cases/quotes/decide-quote';
import { DownloadQuote } from '../../use-cases/quotes/download-quote';
import { OpenQuoteLink, type QuoteVisitor } from '../../use-cases/quotes/open-quote-link';

/** One quote for one person, by the signed link of their mail. Reading records nothing: filters of mail follow links. */
@Controller('api/portal/quote-links/:token')
export class LinkedQuotesController {
  constructor(
    private readonly opening: OpenQuoteLink,
    private readonly reading: Quotes,
    private readonly deciding: DecideQuote,
    private readonly downloading: DownloadQuote,
  ) {}

  @Public()
  @Get()
  @Answer(linkedQuote)
  async find(@Param('token') token: string, @Ip() ip: string) {
    return this.read(await this.opening.execute(token, ip));
  }

  @Public()
  @Post('decision')
  @Answer(linkedQuote)
  async decide(
    @Param('token') token: string,
    @Ip() network: string,
    @Body({ schema: linkedQuoteDecision }) { name: typedName, ...said }: LinkedQuoteDecision,
  ) {
    const visitor = await this.opening.execute(token, network);
    await this.deciding.execute(visitor.actor, visitor.quoteId, said, { typedName, network });
    return this.read(visitor);
  }

  @Public()
  @Get('quote.pdf')
  @Sends({ 'application/pdf': null })
  async download(
    @Param('token') token: string,
    @Ip() ip: string,
    @Req() request: IdentifiedRequest,
    @Res() response: Response,
  ) {
    const visitor = await this.opening.execute(token, ip);
    const content = await this.downloading.forVisitor(visitor, localeOf(request));
    response.attachment(`devis-${visitor.quoteId}.pdf`).send(content);
  }

  private async read({ actor, quoteId, client }: QuoteVisitor) {
    const { approvers: _others, ...quote } = await this.reading.find(actor, quoteId);
    return { ...quote, client, person: actor.name };
  }
}
