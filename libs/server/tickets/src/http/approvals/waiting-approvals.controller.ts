import { Controller, Get, Req } from '@nestjs/common';
import { Allow, Answer, CurrentActor, localeOf, type Actor, type IdentifiedRequest } from '@vigie/platform';
import { waitingApprovals } from '@vigie/wire';
import { WaitingApprovals } from '../../queries/approvals/waiting-approvals';

/** What waits for an agreement of a client, as our people see it. */
@Controller('api/approvals')
export class WaitingApprovalsController {
  constructor(private readonly waiting: WaitingApprovals) {}

  @Allow('tickets.read')
  @Get('waiting')
  @Answer(waitingApprovals)
  list(@CurrentActor() actor: Actor, @Req() request: IdentifiedRequest) {
    return this.waiting.of(actor.scope, localeOf(request));
  }
}
