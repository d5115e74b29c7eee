import { Body, Controller, Get, Param, Post, Query, Res } from '@nestjs/common';
import { Allow, Answer, CurrentActor, Sends, type Actor } from '@vigie/platform';
import {
  id,
  inboundMail,
  inboundMailDetail,
  inboundQuery,
  mailPageQuery,
  outboundMail,
  page,
  pageQuery,
  triageContact,
  triageDecision,
  triageDismissal,
  type MailPageQuery,
  type TriageContact,
  type TriageDecision,
} from '@vigie/wire';
import type { Response } from 'express';
import type { z } from 'zod';
import { MailQueries } from '../../queries/mail/mail.queries';
import { RetryMail } from '../../use-cases/mail/mail-retry';
import { ViewMail } from '../../use-cases/mail/mail-view';
import { TriageMail } from '../../use-cases/mail/triage-mail';
import { sendMailPage } from './mail-page';

/** Mails in and out: what came, what became of it, what left. */
@Controller('api/mail')
export class MailController {
  constructor(
    private readonly queries: MailQueries,
    private readonly view: ViewMail,
    private readonly triage: TriageMail,
    private readonly retrying: RetryMail,
  ) {}

  @Allow('mail.triage')
  @Get('inbound')
  @Answer(page(inboundMail))
  inbound(@Query({ schema: inboundQuery }) query: z.infer<typeof inboundQuery>) {
    return this.queries.inbound(query);
  }

  @Allow('mail.triage')
  @Get('inbound/:id')
  @Answer(inboundMailDetail)
  detail(@Param('id', { schema: id }) mailId: string) {
    return this.view.execute(mailId);
  }

  /** The raw mail, byte for byte; never anything a browser would show. */
  @Allow('mail.triage')
  @Get('inbound/:id/raw')
  @Sends({ 'application/octet-stream': null })
  async raw(@Param('id', { schema: id }) mailId: string, @Res() response: Response) {
    const raw = await this.view.raw(mailId);
    response.attachment(`courriel-${mailId}.eml`);
    response.setHeader('Content-Type', 'application/octet-stream');
    response.setHeader('Content-Security-Policy', "sandbox; default-src 'none'");
    raw.on('error', () => response.destroy()).pipe(response);
  }

  @Allow('mail.triage')
  @Get('inbound/:id/html')
  @Sends({ 'text/html': null })
  async html(
    @Param('id', { schema: id }) mailId: string,
    @Query({ schema: mailPageQuery }) query: MailPageQuery,
    @Res() response: Response,
  ) {
    sendMailPage(response, await this.view.page(mailId), query);
  }

  @Allow('mail.triage')
  @Post('inbound/:id/attach')
  @Answer(inboundMail)
  async attach(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: id }) mailId: string,
    @Body({ schema: triageDecision }) body: TriageDecision,
  ) {
    await this.triage.attach(actor, mailId, body);
    return this.queries.inboundById(mailId);
  }

  /** For who manages clients besides. */
  @Allow('mail.triage')
  @Post('inbound/:id/contact')
  @Answer(inboundMail)
  async attachToNew(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: id }) mailId: string,
    @Body({ schema: triageContact }) body: TriageContact,
  ) {
    await this.triage.attachToNew(actor, mailId, body);
    return this.queries.inboundById(mailId);
  }

  @Allow('mail.triage')
  @Post('inbound/:id/dismiss')
  @Answer(inboundMail)
  async dismiss(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: id }) mailId: string,
    @Body({ schema: triageDismissal }) body: z.infer<typeof triageDismissal>,
  ) {
    await this.triage.dismiss(actor, mailId, body.reason);
    return this.queries.inboundById(mailId);
  }

  @Allow('mail.triage')
  @Get('outbound')
  @Answer(page(outboundMail))
  outbound(@Query({ schema: pageQuery }) query: z.infer<typeof pageQuery>) {
    return this.queries.outbound(query);
  }

  @Allow('mail.triage')
  @Post('outbound/:id/retry')
  @Answer(outboundMail)
  async retry(@CurrentActor() actor: Actor, @Param('id', { schema: id }) mailId: string) {
    await this.retrying.execute(actor, mailId);
    return this.queries.outboundById(mailId);
  }
}
