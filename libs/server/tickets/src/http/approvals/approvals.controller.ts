import { Body, Controller, Get, Param, Post, Req } from '@nestjs/common';
import { Allow, Answer, CurrentActor, localeOf, type Actor, type IdentifiedRequest } from '@vigie/platform';
import { approval, approvalDecision, approvals, id, type ApprovalDecision } from '@vigie/wire';
import { ClientApprovals } from '../../queries/approvals/client-approvals';
import { DecideApproval } from '../../use-cases/approvals/decide-approval';

/** Requests that wait for an agreement of the client. */
@Controller('api/portal/approvals')
export class ApprovalsController {
  constructor(
    private readonly waiting: ClientApprovals,
    private readonly deciding: DecideApproval,
  ) {}

  @Allow('requests.read')
  @Get()
  @Answer(approvals)
  list(@CurrentActor() actor: Actor, @Req() request: IdentifiedRequest) {
    return this.waiting.list(actor, localeOf(request));
  }

  @Allow('requests.read')
  @Get(':id')
  @Answer(approval)
  find(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: id }) approvalId: string,
    @Req() request: IdentifiedRequest,
  ) {
    return this.waiting.find(actor, approvalId, localeOf(request));
  }

  @Allow('requests.read')
  @Post(':id/decision')
  @Answer(approval)
  async decide(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: id }) approvalId: string,
    @Body({ schema: approvalDecision }) body: ApprovalDecision,
    @Req() request: IdentifiedRequest,
  ) {
    await this.deciding.execute(actor, approvalId, body);
    return this.waiting.find(actor, approvalId, localeOf(request));
  }
}
