import { Controller, Delete, Get, Param } from '@nestjs/common';
import { Allow, Answer, CurrentActor, type Actor } from '@vigie/platform';
import { id, mailHealth, mailTrouble } from '@vigie/wire';
import { z } from 'zod';
import { MailHealthQuery } from '../../queries/mail/mail-health';
import { MailTroubles } from '../../queries/mail/mail-troubles';
import { ClearTrouble } from '../../use-cases/mail/clear-trouble';

/** All there are: few, and no pages. */
const listOf = <T extends z.ZodType>(item: T) => z.object({ items: z.array(item) });

/** What goes wrong with mail: addresses that take none, ways that have stopped. */
@Controller('api/mail')
export class MailTroublesController {
  constructor(
    private readonly troubles: MailTroubles,
    private readonly clearing: ClearTrouble,
    private readonly health: MailHealthQuery,
  ) {}

  @Allow('mail.triage')
  @Get('health')
  @Answer(listOf(mailHealth))
  async ways() {
    return { items: await this.health.ways() };
  }

  @Allow('mail.triage')
  @Get('troubles/clients/:clientId')
  @Answer(listOf(mailTrouble))
  async ofClient(@Param('clientId', { schema: id }) clientId: string) {
    return { items: await this.troubles.ofClient(clientId) };
  }

  @Allow('mail.triage')
  @Delete('troubles/:id')
  @Answer(null, 204)
  async clear(@CurrentActor() actor: Actor, @Param('id', { schema: id }) troubleId: string) {
    await this.clearing.execute(actor, troubleId);
  }
}
