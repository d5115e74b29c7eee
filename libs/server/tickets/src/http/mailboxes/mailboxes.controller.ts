import { Body, Controller, Delete, Get, Param, Patch, Post, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Allow, Answer, CurrentActor, type Actor } from '@vigie/platform';
import {
  dkimInput,
  id,
  mailbox,
  mailboxChange,
  mailboxes,
  mailboxId,
  mailboxInput,
  mailboxTest,
  replySender,
  type DkimInput,
  type MailboxChange,
  type MailboxInput,
} from '@vigie/wire';
import { Mailboxes } from '../../queries/mailboxes/mailboxes';
import { MailboxDkim } from '../../use-cases/mailboxes/mailbox-dkim';
import { SaveMailbox } from '../../use-cases/mailboxes/save-mailbox';
import { TestMailbox } from '../../use-cases/mailboxes/test-mailbox';

/** The mailboxes by which mails come in and leave. */
@ApiTags('mailboxes')
@Controller('api')
export class MailboxesController {
  constructor(
    private readonly boxes: Mailboxes,
    private readonly saving: SaveMailbox,
    private readonly testing: TestMailbox,
    private readonly signing: MailboxDkim,
  ) {}

  @Allow('settings.manage')
  @Get('mailboxes')
  @Answer(mailboxes)
  async list() {
    return { items: await this.boxes.list() };
  }

  @Allow('settings.manage')
  @Post('mailboxes')
  @Answer(mailbox, 201)
  async create(@CurrentActor() actor: Actor, @Body({ schema: mailboxInput }) body: MailboxInput) {
    return this.boxes.one(await this.saving.create(actor, body));
  }

  @Allow('settings.manage')
  @Get('mailboxes/:id')
  @Answer(mailbox)
  one(@Param('id', { schema: mailboxId }) boxId: string) {
    return this.boxes.one(boxId);
  }

  @Allow('settings.manage')
  @Patch('mailboxes/:id')
  @Answer(mailbox)
  async change(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: id }) boxId: string,
    @Body({ schema: mailboxChange }) body: MailboxChange,
  ) {
    await this.saving.change(actor, boxId, body);
    return this.boxes.one(boxId);
  }

  @Allow('settings.manage')
  @Delete('mailboxes/:id')
  @Answer(null, 204)
  async remove(@CurrentActor() actor: Actor, @Param('id', { schema: id }) boxId: string) {
    await this.saving.remove(actor, boxId);
  }

  @Allow('settings.manage')
  @Post('mailboxes/:id/test')
  @Answer(mailboxTest)
  test(@CurrentActor() actor: Actor, @Param('id', { schema: mailboxId }) boxId: string) {
    return this.testing.execute(actor, boxId);
  }

  @Allow('settings.manage')
  @Put('mailboxes/:id/dkim')
  @Answer(mailbox)
  async sign(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: id }) boxId: string,
    @Body({ schema: dkimInput }) body: DkimInput,
  ) {
    await this.signing.set(actor, boxId, body);
    return this.boxes.one(boxId);
  }

  @Allow('settings.manage')
  @Delete('mailboxes/:id/dkim')
  @Answer(null, 204)
  async unsign(@CurrentActor() actor: Actor, @Param('id', { schema: id }) boxId: string) {
    await this.signing.remove(actor, boxId);
  }

  @Allow('tickets.work')
  @Get('tickets/:id/reply-sender')
  @Answer(replySender)
  sender(@CurrentActor() actor: Actor, @Param('id', { schema: id }) ticketId: string) {
    return this.boxes.replySender(actor, ticketId);
  }
}
