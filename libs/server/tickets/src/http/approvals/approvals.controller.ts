import { Body, Controller, Get, Param, Post, Req } from '@nestjs/common';
import { Allow, Answer, CurrentActor, localeOf, type Actor, type IdentifiedRequest } from '@vigie/platform';
import { approval, approvalDecision, approvalKinds, approvals, id, type ApprovalDecision } from '@vigie/wire';
import { ClientApprovals } from '../../queries/approvals/client-approvals';
import { DecideApproval } from '../../use-cases/approvals/decide-approval';

/** Requests that wait for an agreement of the client. */
@Controller('api/portal')
export class ApprovalsController {
  constructor(
    private readonly waiting: ClientApprovals,
    private readonly deciding: DecideApproval,
  ) {}

  @Allow('requests.read')
  @Get('approval-kinds')
  @Answer(approvalKinds)
  kinds(@CurrentActor() actor: Actor) {
    return this.waiting.kinds(actor);
  }

  @Allow('requests.read')
  @Get('approvals')
  @Answer(approvals)
  list(@CurrentActor() actor: Actor, @Req() request: IdentifiedRequest) {
    return this.waiting.list(actor, localeOf(request));
  }

  @Allow('requests.read')
  @Get('approvals/:id')
  @Answer(approval)
  find(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: id }) approvalId: string,
    @Req() request: IdentifiedRequest,
  ) {
    return this.waiting.find(actor, approvalId, localeOf(request));
  }

  @Allow('requests.read')
  @Post('approvals/:id/decision')
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
