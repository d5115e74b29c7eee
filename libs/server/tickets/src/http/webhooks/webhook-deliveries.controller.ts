import { Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Allow, Answer, CurrentActor, type Actor } from '@vigie/platform';
import { deliveryQuery, id, page, webhookDelivery, webhookDeliveryDetail } from '@vigie/wire';
import type { z } from 'zod';
import { Webhooks } from '../../queries/webhooks/webhooks';
import { TryWebhook } from '../../use-cases/webhooks/try-webhook';

/** What was sent to a webhook, and what it answered. */
@ApiTags('webhooks')
@Controller('api/webhooks/:id')
export class WebhookDeliveriesController {
  constructor(
    private readonly webhooks: Webhooks,
    private readonly trying: TryWebhook,
  ) {}

  @Allow('webhooks.manage')
  @Get('deliveries')
  @Answer(page(webhookDelivery))
  list(
    @Param('id', { schema: id }) webhookId: string,
    @Query({ schema: deliveryQuery }) query: z.infer<typeof deliveryQuery>,
  ) {
    return this.webhooks.deliveries(webhookId, query);
  }

  @Allow('webhooks.manage')
  @Get('deliveries/:deliveryId')
  @Answer(webhookDeliveryDetail)
  one(
    @Param('id', { schema: id }) webhookId: string,
    @Param('deliveryId', { schema: id }) deliveryId: string,
  ) {
    return this.webhooks.delivery(webhookId, deliveryId);
  }

  @Allow('webhooks.manage')
  @Post('deliveries/:deliveryId/resend')
  @Answer(webhookDeliveryDetail)
  async resend(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: id }) webhookId: string,
    @Param('deliveryId', { schema: id }) deliveryId: string,
  ) {
    await this.trying.resend(actor, webhookId, deliveryId);
    return this.webhooks.delivery(webhookId, deliveryId);
  }

  @Allow('webhooks.manage')
  @Post('test')
  @Answer(webhookDeliveryDetail)
  async test(@CurrentActor() actor: Actor, @Param('id', { schema: id }) webhookId: string) {
    return this.webhooks.delivery(webhookId, await this.trying.test(actor, webhookId));
  }
}
