import { Controller, Get, Param, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Allow, Answer, CurrentActor, FileStore, Sends, type Actor } from '@vigie/platform';
import { id, ownClaim, ownClaims } from '@vigie/wire';
import type { Response } from 'express';
import { OwnClaims } from '../../queries/penalties/own-claims';
import { KeepClaimPaper } from '../../use-cases/penalties/keep-claim-paper';
import { sendDocument } from '../send-document';

/** Claims of penalties against one's own company, for its management. */
@ApiTags('portal')
@Controller('api/portal/penalty-claims')
export class OwnClaimsController {
  constructor(
    private readonly claims: OwnClaims,
    private readonly papers: KeepClaimPaper,
    private readonly files: FileStore,
  ) {}

  @Allow('invoices.own')
  @Get()
  @Answer(ownClaims)
  list(@CurrentActor() actor: Actor) {
    return this.claims.list(actor.scope);
  }

  @Allow('invoices.own')
  @Get(':id')
  @Answer(ownClaim)
  find(@CurrentActor() actor: Actor, @Param('id', { schema: id }) claimId: string) {
    return this.claims.find(actor.scope, claimId);
  }

  @Allow('invoices.own')
  @Get(':id/paper')
  @Sends({ 'application/pdf': null })
  async paper(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: id }) claimId: string,
    @Res() response: Response,
  ) {
    sendDocument(response, this.files, await this.papers.execute(actor.scope, claimId));
  }
}
