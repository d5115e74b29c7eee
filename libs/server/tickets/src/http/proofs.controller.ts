import { Controller, Get, Param, Query, Req, Res } from '@nestjs/common';
import { ApiProduces } from '@nestjs/swagger';
import { Allow, CurrentActor, localeOf, type Actor, type IdentifiedRequest } from '@vigie/platform';
import { id, proofQuery } from '@vigie/wire';
import type { Response } from 'express';
import type { z } from 'zod';
import { DownloadProof } from '../use-cases/download-proof';

type Format = z.infer<typeof proofQuery>;

@ApiProduces('application/json', 'application/pdf')
@Controller('api')
export class ProofsController {
  constructor(private readonly downloading: DownloadProof) {}

  @Allow('requests.read')
  @Get('portal/requests/:id/proof')
  async ofRequest(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: id }) requestId: string,
    @Query({ schema: proofQuery }) { format }: Format,
    @Req() request: IdentifiedRequest,
    @Res() response: Response,
  ) {
    const as = { format, locale: localeOf(request) };
    const { name, content } = await this.downloading.execute(actor.scope, { requestId }, as);
    response.attachment(name).send(content);
  }

  @Allow('tickets.read')
  @Get('tickets/:id/proof')
  async ofTicket(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: id }) ticketId: string,
    @Query({ schema: proofQuery }) { format }: Format,
    @Req() request: IdentifiedRequest,
    @Res() response: Response,
  ) {
    const as = { format, locale: localeOf(request) };
    const { name, content } = await this.downloading.execute(actor.scope, { ticketId }, as);
    response.attachment(name).send(content);
  }
}
