import { Controller, Get, Param, Query, Req, Res } from '@nestjs/common';
import { Allow, CurrentActor, localeOf, Sends, type Actor, type IdentifiedRequest } from '@vigie/platform';
import { id, proof, proofQuery } from '@vigie/wire';
import type { Response } from 'express';
import type { z } from 'zod';
import { DownloadProof } from '../../use-cases/requests/download-proof';

type Format = z.infer<typeof proofQuery>;
const formats = { 'application/json': proof, 'application/pdf': null };

@Controller('api')
export class ProofsController {
  constructor(private readonly downloading: DownloadProof) {}

  @Allow('requests.read')
  @Get('portal/requests/:id/proof')
  @Sends(formats)
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
  @Sends(formats)
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
