import { setTimeout as sleep } from 'node:timers/promises';
import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { LOGGER } from '@vigie/platform';
import type { Logger } from 'pino';
import { SendDeliveries } from '../../use-cases/webhooks/send-deliveries';

const roundMs = 1000;
/** Calls at a time to one endpoint: a slow one holds up its own lanes and nobody else's. */
const lanesPerWebhook = 4;

/** Sends what is due, each webhook in lanes of its own. The database says what is due; nothing is kept here. */
@Injectable()
export class WebhookLanes implements OnApplicationShutdown {
  private readonly open = new Map<string, Set<Promise<void>>>();
  private readonly stopping = new AbortController();
  private loop: Promise<void> = Promise.resolve();

  constructor(
    private readonly sending: SendDeliveries,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  start(): void {
    this.loop = this.rounds();
  }

  async onApplicationShutdown(): Promise<void> {
    this.stopping.abort();
    await this.loop;
    await this.settled();
  }

  /** Opens the lanes of every webhook that has something to send. */
  async round(): Promise<void> {
    for (const webhookId of await this.sending.waiting()) {
      const lanes = this.open.get(webhookId) ?? new Set();
      this.open.set(webhookId, lanes);
      while (lanes.size < lanesPerWebhook) {
        const lane = this.lane(webhookId).finally(() => lanes.delete(lane));
        lanes.add(lane);
      }
    }
  }

  /** Resolves when every lane that is open now has come to its end. */
  async settled(): Promise<void> {
    await Promise.all([...this.open.values()].flatMap((lanes) => [...lanes]));
  }

  private async rounds(): Promise<void> {
    const { signal } = this.stopping;
    while (!signal.aborted) {
      await this.round().catch((error: unknown) => this.logger.warn({ err: error }, 'webhook round failed'));
      await sleep(roundMs, undefined, { signal }).catch(() => undefined);
    }
  }

  private async lane(webhookId: string): Promise<void> {
    try {
      while (!this.stopping.signal.aborted && (await this.sending.sendNext(webhookId)));
    } catch (error) {
      this.logger.warn({ err: error, webhookId }, 'webhook lane failed');
    }
  }
}
