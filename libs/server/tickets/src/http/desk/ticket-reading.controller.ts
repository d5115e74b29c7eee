import { Body, Controller, Post } from '@nestjs/common';
import { Allow, Answer, CurrentActor, type Actor } from '@vigie/platform';
import { readingChange, type ReadingChange } from '@vigie/wire';
import { MarkTickets } from '../../use-cases/desk/mark-tickets';

/** What a person has seen of the tickets. */
@Controller('api/tickets/reading')
export class TicketReadingController {
  constructor(private readonly marking: MarkTickets) {}

  @Allow('tickets.read')
  @Post()
  @Answer(null, 204)
  mark(@CurrentActor() actor: Actor, @Body({ schema: readingChange }) body: ReadingChange) {
    return this.marking.execute(actor, body);
  }
}
