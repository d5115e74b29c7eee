import { Controller, Get, Param } from '@nestjs/common';
import { type Actor, Allow, Answer, CurrentActor } from '@vigie/platform';
import { id, requestProgress } from '@vigie/wire';
import { RequestProgress } from '../../queries/plans/request-progress';

/** How a client's request about an account goes. */
@Controller('api/portal/requests/:id/progress')
export class PortalProgressController {
  constructor(private readonly reading: RequestProgress) {}

  @Allow('requests.read')
  @Get()
  @Answer(requestProgress)
  find(@CurrentActor() actor: Actor, @Param('id', { schema: id }) requestId: string) {
    return this.reading.of(actor.scope, requestId);
  }
}
