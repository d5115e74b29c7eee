import { X509Certificate } from 'node:crypto';
import { Body, Controller, Delete, Get, Param, Post, Put, Query, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Allow, Answer, CurrentActor, Sends, type Actor } from '@vigie/platform';
import { applicationInput, certificateFile, id, m365Application } from '@vigie/wire';
import type { Response } from 'express';
import type { z } from 'zod';
import { Application } from '../../queries/tenants/application';
import { ConsentLinks } from '../../use-cases/tenants/consent-links';
import { ManageApplication } from '../../use-cases/tenants/manage-application';

/** Our application in Microsoft 365, and the certificate it signs in with. */
@ApiTags('tenants')
@Controller('api/m365')
export class M365ApplicationController {
  constructor(
    private readonly application: Application,
    private readonly managing: ManageApplication,
    private readonly links: ConsentLinks,
  ) {}

  @Allow('accounts.read')
  @Get('application')
  @Answer(m365Application)
  shown() {
    return this.application.shown(this.links.redirectUri);
  }

  @Allow('accounts.manage')
  @Put('application')
  @Answer(m365Application)
  async name(
    @CurrentActor() actor: Actor,
    @Body({ schema: applicationInput }) { clientId, version }: z.infer<typeof applicationInput>,
  ) {
    await this.managing.name(actor, clientId, version);
    return this.shown();
  }

  @Allow('accounts.manage')
  @Post('certificates')
  @Answer(m365Application, 201)
  async make(@CurrentActor() actor: Actor) {
    await this.managing.makeCertificate(actor);
    return this.shown();
  }

  @Allow('accounts.manage')
  @Post('certificates/:id/activate')
  @Answer(m365Application)
  async activate(@CurrentActor() actor: Actor, @Param('id', { schema: id }) certificateId: string) {
    await this.managing.activate(actor, certificateId);
    return this.shown();
  }

  @Allow('accounts.manage')
  @Delete('certificates/:id')
  @Answer(null, 204)
  async discard(@CurrentActor() actor: Actor, @Param('id', { schema: id }) certificateId: string) {
    await this.managing.discard(actor, certificateId);
  }

  @Allow('accounts.read')
  @Get('certificates/:id/file')
  @Sends({ 'application/x-pem-file': null, 'application/pkix-cert': null })
  async file(
    @Param('id', { schema: id }) certificateId: string,
    @Query({ schema: certificateFile }) { format }: z.infer<typeof certificateFile>,
    @Res() response: Response,
  ) {
    const { certificate } = await this.application.certificate(certificateId);
    const der = format === 'cer';
    response
      .attachment(`vigie-${certificateId}.${format}`)
      .type(der ? 'application/pkix-cert' : 'application/x-pem-file')
      .send(der ? new X509Certificate(certificate).raw : certificate);
  }
}
