import { Body, Controller, Delete, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Allow, Answer, CurrentActor, type Actor } from '@vigie/platform';
import { claimDetail, claimPayment, id, type ClaimPayment } from '@vigie/wire';
import { Claims } from '../../queries/penalties/claims';
import { PayClaim } from '../../use-cases/penalties/pay-claim';

/** What payments of a client pay of its claims. */
@ApiTags('billing')
@Controller('api/penalty-claims/:id/payments')
export class ClaimPaymentsController {
  constructor(
    private readonly claims: Claims,
    private readonly paying: PayClaim,
  ) {}

  @Allow('billing.write')
  @Post()
  @Answer(claimDetail, 201)
  async pay(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: id }) claimId: string,
    @Body({ schema: claimPayment }) body: ClaimPayment,
  ) {
    await this.paying.execute(actor, claimId, body);
    return this.claims.find(actor.scope, claimId);
  }

  @Allow('billing.write')
  @Delete(':paymentId')
  @Answer(claimDetail)
  async undo(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: id }) claimId: string,
    @Param('paymentId', { schema: id }) partId: string,
  ) {
    await this.paying.undo(actor, claimId, partId);
    return this.claims.find(actor.scope, claimId);
  }
}
