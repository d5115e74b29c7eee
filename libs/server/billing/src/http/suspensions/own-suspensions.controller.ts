import { Controller, Get } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Allow, Answer, CurrentActor, type Actor } from '@vigie/platform';
import { ownSuspensions } from '@vigie/wire';
import { Suspensions } from '../../queries/suspensions/suspensions';

/** Whether one's own contracts are suspended, and for how much. */
@ApiTags('portal')
@Controller('api/portal/suspensions')
export class OwnSuspensionsController {
  constructor(private readonly suspensions: Suspensions) {}

  @Allow('invoices.own')
  @Get()
  @Answer(ownSuspensions)
  list(@CurrentActor() actor: Actor) {
    return this.suspensions.own(actor.scope);
  }
}
