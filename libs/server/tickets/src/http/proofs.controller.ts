import { Controller, Get, Param, Query, Req, Res } from '@nestjs/common';
import { ApiProduces } from '@nestjs/swagger';
import { Allow, CurrentActor, localeOf, type Actor, type IdentifiedRequest } from '@vigie/platform';
import { id, proofQuery, type Locale, type Proof } from '@vigie/wire';
import type { Response } from 'express';
import type { z } from 'zod';
import { ProofDocument } from '../ports/proof-document';
import { Proofs } from '../queries/proofs';

type Format = z.infer<typeof proofQuery>;

@ApiProduces('application/json', 'application/pdf')
@Controller('api')
export class ProofsController {
  constructor(
    private readonly proofs: Proofs,
    private readonly document: ProofDocument,
  ) {}

  @Allow('requests.read')
  @Get('portal/requests/:id/proof')
  async ofRequest(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: id }) requestId: string,
    @Query({ schema: proofQuery }) { format }: Format,
    @Req() request: IdentifiedRequest,
    @Res() response: Response,
  ) {
    const locale = localeOf(request);
    await this.send(response, await this.proofs.find(actor.scope, { requestId }, locale), format, locale);
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
    const locale = localeOf(request);
    await this.send(response, await this.proofs.find(actor.scope, { ticketId }, locale), format, locale);
  }

  private async send(
    response: Response,
    proof: Proof,
    format: Format['format'],
    locale: Locale,
  ): Promise<void> {
    response.attachment(`preuve-${proof.number}.${format}`);
    if (format === 'json') response.json(proof);
    else response.type('application/pdf').send(await this.document.pdf(proof, locale));
  }
}
