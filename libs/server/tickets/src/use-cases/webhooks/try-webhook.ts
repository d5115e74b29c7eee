import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Database, DomainError, found, type Actor } from '@vigie/platform';
import { insertTest, restartDelivery } from '../../store/webhooks/delivery.store';
import { lockWebhook } from '../../store/webhooks/webhook.store';
import { SendDeliveries } from './send-deliveries';

/** Calls an endpoint because a person asks for it. */
@Injectable()
export class TryWebhook {
  constructor(
    private readonly database: Database,
    private readonly sending: SendDeliveries,
  ) {}

  /** Sends a test event at once, also while the webhook is off; returns the delivery. */
  async test(actor: Actor, webhookId: string): Promise<string> {
    const { id } = await this.database.transaction(async (tx) => {
      found(await lockWebhook(tx, webhookId));
      await tx.audit(actor, 'webhook.tested', `webhook:${webhookId}`);
      return { id: await insertTest(tx, webhookId, `test-${randomUUID()}`) };
    });
    await this.sending.send(id);
    return id;
  }

  /** Puts a delivery back in the line, under the same identifier. Error: webhook.inactive. */
  async resend(actor: Actor, webhookId: string, deliveryId: string): Promise<void> {
    await this.database.transaction(async (tx) => {
      const webhook = found(await lockWebhook(tx, webhookId));
      if (!webhook.active) throw new DomainError('webhook.inactive');
      const [delivery] = await tx.query<{ id: string }>(
        'SELECT id FROM webhook_delivery WHERE id = ? AND webhook_id = ?',
        [deliveryId, webhookId],
      );
      await restartDelivery(tx, found(delivery).id);
      await tx.audit(actor, 'webhook.resent', `webhook:${webhookId}`, { deliveryId });
    });
  }
}
