import { Body, Controller, Delete, Get, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Allow, Answer, CurrentActor, type Actor } from '@vigie/platform';
import {
  createdWebhook,
  id,
  page,
  pageQuery,
  secretRotation,
  webhook,
  webhookCatalogue,
  webhookChange,
  webhookInput,
} from '@vigie/wire';
import type { z } from 'zod';
import { Webhooks } from '../../queries/webhooks/webhooks';
import { RotateWebhookSecret } from '../../use-cases/webhooks/rotate-webhook-secret';
import { SaveWebhook } from '../../use-cases/webhooks/save-webhook';

/** Addresses of programs that are told what happens. */
@ApiTags('webhooks')
@Controller('api/webhooks')
export class WebhooksController {
  constructor(
    private readonly webhooks: Webhooks,
    private readonly saving: SaveWebhook,
    private readonly rotating: RotateWebhookSecret,
  ) {}

  @Allow('webhooks.manage')
  @Get()
  @Answer(page(webhook))
  list(@Query({ schema: pageQuery }) query: z.infer<typeof pageQuery>) {
    return this.webhooks.page(query);
  }

  @Allow('webhooks.manage')
  @Get('catalogue')
  @Answer(webhookCatalogue)
  catalogue() {
    return { items: this.webhooks.catalogue() };
  }

  @Allow('webhooks.manage')
  @Post()
  @Answer(createdWebhook, 201)
  async create(
    @CurrentActor() actor: Actor,
    @Body({ schema: webhookInput }) body: z.infer<typeof webhookInput>,
  ) {
    const { id: webhookId, secret } = await this.saving.create(actor, body);
    return { ...(await this.webhooks.one(webhookId)), secret };
  }

  @Allow('webhooks.manage')
  @Get(':id')
  @Answer(webhook)
  one(@Param('id', { schema: id }) webhookId: string) {
    return this.webhooks.one(webhookId);
  }

  @Allow('webhooks.manage')
  @Patch(':id')
  @Answer(webhook)
  async change(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: id }) webhookId: string,
    @Body({ schema: webhookChange }) body: z.infer<typeof webhookChange>,
  ) {
    await this.saving.change(actor, webhookId, body);
    return this.webhooks.one(webhookId);
  }

  @Allow('webhooks.manage')
  @Delete(':id')
  @Answer(null, 204)
  async remove(@CurrentActor() actor: Actor, @Param('id', { schema: id }) webhookId: string) {
    await this.saving.remove(actor, webhookId);
  }

  @Allow('webhooks.manage')
  @Post(':id/secret')
  @Answer(createdWebhook)
  async rotate(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: id }) webhookId: string,
    @Body({ schema: secretRotation }) body: z.infer<typeof secretRotation>,
  ) {
    const { secret } = await this.rotating.execute(actor, webhookId, body);
    return { ...(await this.webhooks.one(webhookId)), secret };
  }
}
