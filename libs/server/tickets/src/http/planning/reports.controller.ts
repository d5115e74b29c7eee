import { Body, Controller, Get, Param, Post, Put, Req, Res } from '@nestjs/common';
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
  id,
  reportAgreement,
  reportInput,
  reportState,
  screenSignature,
  type ReportInput,
  type ScreenSignature,
} from '@vigie/wire';
import type { Response } from 'express';
import type { z } from 'zod';
import { Reports } from '../../queries/planning/reports';
import { SendReport } from '../../use-cases/planning/send-report';
import { SignReport } from '../../use-cases/planning/sign-report';

/** Reports of interventions: written, signed, downloaded. */
@Controller('api')
export class ReportsController {
  constructor(
    private readonly reports: Reports,
    private readonly signing: SignReport,
    private readonly sending: SendReport,
  ) {}

  @Allow('tickets.read', 'requests.read')
  @Get('interventions/:id/report')
  @Answer(reportState)
  async find(@CurrentActor() actor: Actor, @Param('id', { schema: id }) interventionId: string) {
    return { report: await this.reports.of(actor.scope, interventionId) };
  }

  @Allow('tickets.work')
  @Put('interventions/:id/report')
  @Answer(reportState)
  async write(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: id }) interventionId: string,
    @Body({ schema: reportInput }) body: ReportInput,
  ) {
    await this.signing.write(actor, interventionId, body);
    return { report: await this.reports.of(actor.scope, interventionId) };
  }

  @Allow('tickets.work')
  @Post('interventions/:id/report/signature')
  @Answer(reportState)
  async sign(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: id }) interventionId: string,
    @Body({ schema: screenSignature }) body: ScreenSignature,
  ) {
    await this.signing.sign(actor, interventionId, body);
    return { report: await this.reports.of(actor.scope, interventionId) };
  }

  @Allow('requests.send')
  @Post('portal/interventions/:id/signature')
  @Answer(reportState)
  async agree(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: id }) interventionId: string,
    @Body({ schema: reportAgreement }) { version }: z.infer<typeof reportAgreement>,
  ) {
    await this.signing.sign(actor, interventionId, { name: actor.name, drawing: null, version });
    return { report: await this.reports.of(actor.scope, interventionId) };
  }

  @Allow('tickets.read', 'requests.read')
  @Get('interventions/:id/report.pdf')
  @Sends({ 'application/pdf': null })
  async download(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: id }) interventionId: string,
    @Req() request: IdentifiedRequest,
    @Res() response: Response,
  ) {
    const content = await this.sending.download(actor.scope, interventionId, localeOf(request));
    response.attachment(`rapport-${interventionId}.pdf`).send(content);
  }
}
