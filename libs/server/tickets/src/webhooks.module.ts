import { Module } from '@nestjs/common';
import { DirectoryModule } from '@vigie/directory';
import { WebhookDeliveriesController } from './http/webhooks/webhook-deliveries.controller';
import { WebhooksController } from './http/webhooks/webhooks.controller';
import { AnnounceClientJob } from './jobs/webhooks/announce-client.job';
import { WebhookLanes } from './jobs/webhooks/webhook-lanes';
import { WebhookPayload } from './queries/webhooks/webhook-payload';
import { Webhooks } from './queries/webhooks/webhooks';
import { AnnounceClient } from './use-cases/webhooks/announce-client';
import { RotateWebhookSecret } from './use-cases/webhooks/rotate-webhook-secret';
import { SaveWebhook } from './use-cases/webhooks/save-webhook';
import { SeedWebhooks } from './use-cases/webhooks/seed-webhooks';
import { SendDeliveries } from './use-cases/webhooks/send-deliveries';
import { TellWebhookDisabled } from './use-cases/webhooks/tell-webhook-disabled';
import { TryWebhook } from './use-cases/webhooks/try-webhook';

export { WebhookLanes } from './jobs/webhooks/webhook-lanes';

/** The durable jobs of webhooks. */
export const webhookJobs = [AnnounceClientJob];

const parts = [AnnounceClient, SendDeliveries, TellWebhookDisabled, WebhookPayload];
const shared = [
  RotateWebhookSecret,
  SaveWebhook,
  SeedWebhooks,
  TryWebhook,
  WebhookLanes,
  Webhooks,
  ...webhookJobs,
];

/** Webhooks, for every process; the process must bind the port WebhookPost. */
@Module({ imports: [DirectoryModule], providers: [...parts, ...shared], exports: shared })
export class WebhooksModule {}

/** Their routes. */
@Module({
  imports: [WebhooksModule],
  controllers: [WebhooksController, WebhookDeliveriesController],
})
export class WebhooksHttpModule {}
