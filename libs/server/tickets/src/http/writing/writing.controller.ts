import { Body, Controller, Get, Param, Post, Put } from '@nestjs/common';
import { Allow, Answer, CurrentActor, type Actor } from '@vigie/platform';
import {
  draftedTickets,
  draftVisibility,
  id,
  presenceSign,
  presentPeople,
  replyDraftChange,
  replyDrafts,
  replyRecipients,
  type PresenceSign,
  type ReplyDraft,
  type ReplyDraftChange,
} from '@vigie/wire';
import { ReplyDrafts } from '../../queries/writing/reply-drafts';
import { ReplyRecipients } from '../../queries/writing/reply-recipients';
import { KeepReplyDraft } from '../../use-cases/writing/keep-reply-draft';
import { ShowPresence } from '../../use-cases/writing/show-presence';

/** What our people are writing, and who else has a ticket open. */
@Controller('api')
export class WritingController {
  constructor(
    private readonly drafts: ReplyDrafts,
    private readonly recipients: ReplyRecipients,
    private readonly keeping: KeepReplyDraft,
    private readonly presence: ShowPresence,
  ) {}

  @Allow('tickets.work')
  @Get('reply-drafts')
  @Answer(draftedTickets)
  tickets(@CurrentActor() actor: Actor) {
    return this.drafts.tickets(actor);
  }

  @Allow('tickets.work')
  @Get('tickets/:id/reply-drafts')
  @Answer(replyDrafts)
  ofTicket(@CurrentActor() actor: Actor, @Param('id', { schema: id }) ticketId: string) {
    return this.drafts.on(actor, ticketId);
  }

  @Allow('tickets.work')
  @Get('tickets/:id/reply-recipients')
  @Answer(replyRecipients)
  reached(@CurrentActor() actor: Actor, @Param('id', { schema: id }) ticketId: string) {
    return this.recipients.on(actor, ticketId);
  }

  @Allow('tickets.work')
  @Put('tickets/:id/reply-drafts/:visibility')
  @Answer(null, 204)
  keep(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: id }) ticketId: string,
    @Param('visibility', { schema: draftVisibility }) visibility: ReplyDraft['visibility'],
    @Body({ schema: replyDraftChange }) body: ReplyDraftChange,
  ) {
    return this.keeping.execute(actor, ticketId, visibility, body);
  }

  @Allow('tickets.read')
  @Post('tickets/:id/presence')
  @Answer(presentPeople)
  async show(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: id }) ticketId: string,
    @Body({ schema: presenceSign }) body: PresenceSign,
  ) {
    return { people: await this.presence.execute(actor, ticketId, body) };
  }
}
