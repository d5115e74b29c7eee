import { Injectable } from '@nestjs/common';
import { failedTooLong, retryPause } from '@vigie/rules';
import { Clock, Database, Secrets, systemActor, type Transaction } from '@vigie/platform';
import { WebhookPost, type WebhookAnswer } from '../../ports/webhook-post';
import { WebhookPayload } from '../../queries/webhooks/webhook-payload';
import {
  claimNext,
  deliveryToSend,
  holdDelivery,
  keepBody,
  recordAttempt,
  skipDelivery,
  webhooksWithWork,
  type Attempt,
  type DeliveryToSend,
} from '../../store/webhooks/delivery.store';
import { disableWebhook, markFailing, markHealthy } from '../../store/webhooks/webhook.store';
import { TellWebhookDisabled } from './tell-webhook-disabled';
import { secretContext } from './save-webhook';
import { messageIdOf, signedHeaders } from './webhook-signature';

/** The endpoint is gone and says so: it wants nothing more. */
const goneStatus = 410;

/**
 * Sends deliveries and writes down what became of them. The call is made outside any transaction: a worker killed
 * between the call and its record sends the same message again, under the same identifier.
 */
@Injectable()
export class SendDeliveries {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly secrets: Secrets,
    private readonly payload: WebhookPayload,
    private readonly post: WebhookPost,
    private readonly telling: TellWebhookDisabled,
  ) {}

  /** Webhooks that have something to send now. */
  waiting(): Promise<string[]> {
    return webhooksWithWork(this.database);
  }

  /** Sends the next delivery of a webhook; false when there is none. */
  async sendNext(webhookId: string): Promise<boolean> {
    const id = await this.database.transaction((tx) => claimNext(tx, webhookId));
    if (id !== null) await this.send(id);
    return id !== null;
  }

  /** Sends a delivery that the caller has in hand. */
  async send(id: string): Promise<void> {
    const found = await deliveryToSend(this.database, id);
    if (!found) return;
    const body = found.delivery.body ?? (await this.write(found));
    if (body === null) return;
    const headers = this.headersOf(found, body);
    const answer = await this.post.send({ url: found.webhook.url, headers, body });
    await this.database.transaction((tx) => this.record(tx, found, { headers, ...answer }));
  }

  /** The body, kept before it is sent; null when there is nothing to send, or not yet. */
  private async write({ delivery }: DeliveryToSend): Promise<string | null> {
    const payload = await this.payload.of(delivery, this.clock.now());
    if (payload.kind === 'held') await holdDelivery(this.database, delivery.id, payload.until);
    else if (payload.kind === 'gone') await skipDelivery(this.database, delivery.id);
    else await keepBody(this.database, delivery.id, payload.body);
    return payload.kind === 'body' ? payload.body : null;
  }

  private headersOf({ delivery, webhook }: DeliveryToSend, body: string): Record<string, string> {
    const at = this.clock.now();
    const isOldValid = webhook.previousUntil !== null && webhook.previousUntil > at;
    const sealed = [
      webhook.secret,
      ...(isOldValid && webhook.previousSecret ? [webhook.previousSecret] : []),
    ];
    const secrets = sealed.map((secret) => this.secrets.open(secret, secretContext(webhook.id)));
    return {
      'content-type': 'application/json',
      'user-agent': 'Vigie-Webhooks/1',
      ...signedHeaders({ id: messageIdOf(delivery.id), body, at }, secrets),
    };
  }

  private async record(
    tx: Transaction,
    { delivery, webhook }: DeliveryToSend,
    attempt: Attempt,
  ): Promise<void> {
    const isTest = delivery.event === 'webhook.test';
    const pause = isTest ? null : pauseAfter(attempt, delivery.attempts + 1);
    const failed = attempt.failure !== null;
    const unfinished = pause === null ? 'failed' : 'pending';
    const state = failed ? unfinished : 'delivered';
    const recorded = await recordAttempt(tx, delivery.id, attempt, { state, retrySeconds: pause ?? 0 });
    // Somebody else recorded a try of the same message meanwhile: theirs counts.
    if (recorded === 0) return;
    tx.live({ type: 'webhook.changed', webhookId: webhook.id });
    if (failed && !isTest) await this.watch(tx, webhook, attempt);
    if (!failed && webhook.failingSince) await markHealthy(tx, webhook.id);
  }

  /** Switches off an endpoint that is gone, or has answered nothing good for days, and tells the administrators. */
  private async watch(
    tx: Transaction,
    { id, name, url }: DeliveryToSend['webhook'],
    { statusCode }: WebhookAnswer,
  ): Promise<void> {
    const since = await markFailing(tx, id);
    if (statusCode !== goneStatus && !failedTooLong(since, tx.now)) return;
    if (!(await disableWebhook(tx, id))) return;
    await tx.audit(systemActor('webhooks'), 'webhook.disabled', `webhook:${id}`, { name, url, statusCode });
    await this.telling.execute(tx, { id, name, url });
  }
}

function pauseAfter({ failure, statusCode }: WebhookAnswer, tries: number): number | null {
  if (failure === null || statusCode === goneStatus) return null;
  return retryPause(tries, Math.random());
}
