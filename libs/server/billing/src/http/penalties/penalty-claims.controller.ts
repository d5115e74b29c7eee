import { Body, Controller, Get, Param, Post, Query, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Allow, Answer, CurrentActor, FileStore, Sends, type Actor } from '@vigie/platform';
import {
  claimCancellation,
  claimDetail,
  claimPage,
  claimQuery,
  claimSending,
  id,
  newPenaltyClaim,
  type ClaimCancellation,
  type ClaimQuery,
  type ClaimSending,
  type NewPenaltyClaim,
} from '@vigie/wire';
import type { Response } from 'express';
import { Claims } from '../../queries/penalties/claims';
import { CancelClaim } from '../../use-cases/penalties/cancel-claim';
import { IssueClaim } from '../../use-cases/penalties/issue-claim';
import { KeepClaimPaper } from '../../use-cases/penalties/keep-claim-paper';
import { SendClaim } from '../../use-cases/penalties/send-claim';
import { sendDocument } from '../send-document';

/** Claims of late-payment penalties: issued, read, sent, cancelled. */
@ApiTags('billing')
@Controller('api/penalty-claims')
export class PenaltyClaimsController {
  constructor(
    private readonly claims: Claims,
    private readonly issuing: IssueClaim,
    private readonly cancelling: CancelClaim,
    private readonly sending: SendClaim,
    private readonly papers: KeepClaimPaper,
    private readonly files: FileStore,
  ) {}

  @Allow('billing.read')
  @Get()
  @Answer(claimPage)
  list(@CurrentActor() actor: Actor, @Query({ schema: claimQuery }) query: ClaimQuery) {
    return this.claims.page(actor.scope, query);
  }

  @Allow('billing.write')
  @Post()
  @Answer(claimDetail, 201)
  async issue(@CurrentActor() actor: Actor, @Body({ schema: newPenaltyClaim }) body: NewPenaltyClaim) {
    return this.claims.find(actor.scope, await this.issuing.execute(actor, body));
  }

  @Allow('billing.read')
  @Get(':id')
  @Answer(claimDetail)
  find(@CurrentActor() actor: Actor, @Param('id', { schema: id }) claimId: string) {
    return this.claims.find(actor.scope, claimId);
  }

  @Allow('billing.write')
  @Post(':id/cancellation')
  @Answer(claimDetail)
  async cancel(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: id }) claimId: string,
    @Body({ schema: claimCancellation }) body: ClaimCancellation,
  ) {
    await this.cancelling.execute(actor, claimId, body);
    return this.claims.find(actor.scope, claimId);
  }

  @Allow('billing.write')
  @Post(':id/sending')
  @Answer(claimDetail)
  async send(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: id }) claimId: string,
    @Body({ schema: claimSending }) body: ClaimSending,
  ) {
    await this.sending.execute(actor, claimId, body);
    return this.claims.find(actor.scope, claimId);
  }

  /** The document with the whole computation. */
  @Allow('billing.read')
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
