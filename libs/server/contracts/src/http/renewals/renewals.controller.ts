import { Body, Controller, Get, Param, Post, Put, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Allow, Answer, CurrentActor, type Actor } from '@vigie/platform';
import {
  denunciationDecision,
  id,
  newContractLetter,
  receivedDenunciation,
  renewalCounts,
  renewalDecision,
  renewalDetail,
  renewalOwner,
  renewalPage,
  renewalPeople,
  renewalQuery,
  renewalsAssigned,
  type DenunciationDecision,
  type NewContractLetter,
  type ReceivedDenunciation,
  type RenewalDecisionGiven,
  type RenewalOwner,
  type RenewalQuery,
} from '@vigie/wire';
import { Renewals } from '../../queries/renewals/renewals';
import { AssignRenewals } from '../../use-cases/renewals/assign-renewals';
import { DecideRenewal } from '../../use-cases/renewals/decide-renewal';
import { ReceiveDenunciation } from '../../use-cases/renewals/receive-denunciation';
import { WriteLetter } from '../../use-cases/renewals/write-letter';

/** The queue of terms: who decides, what is decided, what comes from the client. */
@ApiTags('contracts')
@Controller('api/renewals')
export class RenewalsController {
  constructor(
    private readonly renewals: Renewals,
    private readonly deciding: DecideRenewal,
    private readonly assigning: AssignRenewals,
    private readonly receiving: ReceiveDenunciation,
    private readonly writing: WriteLetter,
  ) {}

  @Allow('contracts.read')
  @Get()
  @Answer(renewalPage)
  list(@CurrentActor() actor: Actor, @Query({ schema: renewalQuery }) query: RenewalQuery) {
    return this.renewals.page(actor, query);
  }

  @Allow('contracts.read')
  @Get('counts')
  @Answer(renewalCounts)
  counts(@CurrentActor() actor: Actor) {
    return this.renewals.counts(actor);
  }

  /** Who can decide. */
  @Allow('contracts.read')
  @Get('people')
  @Answer(renewalPeople)
  people() {
    return this.renewals.people();
  }

  @Allow('contracts.read')
  @Get(':id')
  @Answer(renewalDetail)
  find(@CurrentActor() actor: Actor, @Param('id', { schema: id }) renewalId: string) {
    return this.renewals.find(actor.scope, renewalId);
  }

  @Allow('contracts.write')
  @Post('owner')
  @Answer(renewalsAssigned)
  async assign(@CurrentActor() actor: Actor, @Body({ schema: renewalOwner }) body: RenewalOwner) {
    return { assigned: await this.assigning.execute(actor, body) };
  }

  @Allow('contracts.write')
  @Put(':id/decision')
  @Answer(renewalDetail)
  async decide(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: id }) renewalId: string,
    @Body({ schema: renewalDecision }) body: RenewalDecisionGiven,
  ) {
    await this.deciding.execute(actor, renewalId, body);
    return this.renewals.find(actor.scope, renewalId);
  }

  @Allow('contracts.write')
  @Post(':id/letters')
  @Answer(renewalDetail, 201)
  async write(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: id }) renewalId: string,
    @Body({ schema: newContractLetter }) body: NewContractLetter,
  ) {
    await this.writing.execute(actor, renewalId, body);
    return this.renewals.find(actor.scope, renewalId);
  }

  @Allow('contracts.write')
  @Post(':id/denunciation')
  @Answer(renewalDetail)
  async receive(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: id }) renewalId: string,
    @Body({ schema: receivedDenunciation }) body: ReceivedDenunciation,
  ) {
    await this.receiving.execute(actor, renewalId, body);
    return this.renewals.find(actor.scope, renewalId);
  }

  @Allow('contracts.write')
  @Post(':id/denunciation/outcome')
  @Answer(renewalDetail)
  async judge(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: id }) renewalId: string,
    @Body({ schema: denunciationDecision }) body: DenunciationDecision,
  ) {
    await this.receiving.decide(actor, renewalId, body);
    return this.renewals.find(actor.scope, renewalId);
  }
}
