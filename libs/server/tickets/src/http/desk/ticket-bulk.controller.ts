import { Body, Controller, Param, Post } from '@nestjs/common';
import { Allow, Answer, CurrentActor, type Actor } from '@vigie/platform';
import { bulkRequest, bulkResult, id, type BulkRequest } from '@vigie/wire';
import { ChangeMany } from '../../use-cases/desk/change-many';

/** One change for many tickets. */
@Controller('api/tickets/bulk')
export class TicketBulkController {
  constructor(private readonly changing: ChangeMany) {}

  @Allow('tickets.work')
  @Post()
  @Answer(bulkResult)
  change(@CurrentActor() actor: Actor, @Body({ schema: bulkRequest }) body: BulkRequest) {
    return this.changing.execute(actor, body);
  }

  @Allow('tickets.work')
  @Post(':id/undo')
  @Answer(bulkResult)
  undo(@CurrentActor() actor: Actor, @Param('id', { schema: id }) bulkId: string) {
    return this.changing.undo(actor, bulkId);
  }
}
