import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Allow, Answer, CurrentActor, type Actor } from '@vigie/platform';
import {
  id,
  newAllocations,
  newPayment,
  paymentCancellation,
  paymentDetail,
  paymentPage,
  paymentProposals,
  paymentQuery,
  proposalQuery,
  type NewAllocations,
  type NewPayment,
  type PaymentCancellation,
  type PaymentQuery,
  type ProposalQuery,
} from '@vigie/wire';
import { ProposePayment } from '../../queries/payments/payment-proposals';
import { Payments } from '../../queries/payments/payments';
import { AllocatePayment } from '../../use-cases/payments/allocate-payment';
import { CancelPayment } from '../../use-cases/payments/cancel-payment';
import { RecordPayment } from '../../use-cases/payments/record-payment';

/** Money that clients paid, and what it pays. */
@ApiTags('billing')
@Controller('api/payments')
export class PaymentsController {
  constructor(
    private readonly payments: Payments,
    private readonly proposing: ProposePayment,
    private readonly recording: RecordPayment,
    private readonly allocating: AllocatePayment,
    private readonly cancelling: CancelPayment,
  ) {}

  @Allow('billing.read')
  @Get()
  @Answer(paymentPage)
  list(@CurrentActor() actor: Actor, @Query({ schema: paymentQuery }) query: PaymentQuery) {
    return this.payments.page(actor.scope, query);
  }

  /** What a payment that is being typed could pay. */
  @Allow('billing.read')
  @Get('proposals')
  @Answer(paymentProposals)
  propose(@CurrentActor() actor: Actor, @Query({ schema: proposalQuery }) query: ProposalQuery) {
    return this.proposing.read(actor.scope, query);
  }

  @Allow('billing.read')
  @Get(':id')
  @Answer(paymentDetail)
  find(@CurrentActor() actor: Actor, @Param('id', { schema: id }) paymentId: string) {
    return this.payments.find(actor.scope, paymentId);
  }

  @Allow('billing.write')
  @Post()
  @Answer(paymentDetail, 201)
  async record(@CurrentActor() actor: Actor, @Body({ schema: newPayment }) body: NewPayment) {
    return this.payments.find(actor.scope, await this.recording.execute(actor, body));
  }

  @Allow('billing.write')
  @Post(':id/allocations')
  @Answer(paymentDetail)
  async allocate(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: id }) paymentId: string,
    @Body({ schema: newAllocations }) body: NewAllocations,
  ) {
    await this.allocating.execute(actor, paymentId, body);
    return this.payments.find(actor.scope, paymentId);
  }

  @Allow('billing.write')
  @Post(':id/allocations/:allocationId/undo')
  @Answer(paymentDetail)
  async undo(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: id }) paymentId: string,
    @Param('allocationId', { schema: id }) allocationId: string,
  ) {
    await this.allocating.undo(actor, paymentId, allocationId);
    return this.payments.find(actor.scope, paymentId);
  }

  @Allow('billing.write')
  @Post(':id/cancellation')
  @Answer(paymentDetail)
  async cancel(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: id }) paymentId: string,
    @Body({ schema: paymentCancellation }) body: PaymentCancellation,
  ) {
    await this.cancelling.execute(actor, paymentId, body);
    return this.payments.find(actor.scope, paymentId);
  }
}
