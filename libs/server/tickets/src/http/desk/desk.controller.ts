import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { Allow, Answer, CurrentActor, type Actor } from '@vigie/platform';
import { instant, newPhoneDraft, notification, page, pageQuery } from '@vigie/wire';
import { z } from 'zod';
import { Notifications } from '../../queries/desk/notifications';
import { CreateDraft } from '../../use-cases/requests/create-draft';

const notificationQuery = pageQuery.extend({
  unread: z
    .enum(['true', 'false'])
    .transform((value) => value === 'true')
    .optional(),
});
const draftReceipt = z.object({ expiresAt: instant });

@Controller('api')
export class DeskController {
  constructor(
    private readonly notifications: Notifications,
    private readonly drafting: CreateDraft,
  ) {}

  @Allow('account.own')
  @Get('notifications')
  @Answer(page(notification))
  page(
    @CurrentActor() actor: Actor,
    @Query({ schema: notificationQuery }) query: z.infer<typeof notificationQuery>,
  ) {
    return this.notifications.page(actor, query);
  }

  @Allow('account.own')
  @Post('notifications/read')
  @Answer(null, 204)
  markRead(@CurrentActor() actor: Actor) {
    return this.notifications.markRead(actor);
  }

  @Allow('tickets.work')
  @Post('drafts')
  @Answer(draftReceipt, 201)
  draft(@CurrentActor() actor: Actor, @Body({ schema: newPhoneDraft }) body: z.infer<typeof newPhoneDraft>) {
    return this.drafting.execute(actor, body.contactId, body.request);
  }
}
