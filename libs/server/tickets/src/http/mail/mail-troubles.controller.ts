import { Controller, Delete, Get, Param } from '@nestjs/common';
import { Allow, Answer, CurrentActor, type Actor } from '@vigie/platform';
import { id, mailHealths, mailTroubles } from '@vigie/wire';
import { MailHealthQuery } from '../../queries/mail/mail-health';
import { MailTroubles } from '../../queries/mail/mail-troubles';
import { ClearTrouble } from '../../use-cases/mail/clear-trouble';

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
  @Answer(mailHealths)
  async ways() {
    return { items: await this.health.ways() };
  }

  @Allow('mail.triage')
  @Get('troubles/clients/:clientId')
  @Answer(mailTroubles)
  async ofClient(@CurrentActor() actor: Actor, @Param('clientId', { schema: id }) clientId: string) {
    return { items: await this.troubles.ofClient(actor.scope, clientId) };
  }

  @Allow('mail.triage')
  @Delete('troubles/:id')
  @Answer(null, 204)
  async clear(@CurrentActor() actor: Actor, @Param('id', { schema: id }) troubleId: string) {
    await this.clearing.execute(actor, troubleId);
  }
}
