import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { Worker } from 'bullmq';
import type { Logger } from 'pino';
import { AuditSealer } from '../audit/audit-sealer';
import { CONFIG, type Config } from '../config/config';
import { Database } from '../db/database';
import { LOGGER } from '../logging/logger';
import { outboxChannel } from '../outbox/outbox-bell';
import { Maintenance } from '../maintenance/maintenance';
import { OutboxRelay, relayBatch } from '../outbox/outbox-relay';
import { queues, type QueueName } from './catalogue';
import { DUE_WORK, type DueWork } from './due-work';
import { JobRunner } from './job-runner';
import { RedisConnections } from './redis';
import { WakeUps, wakeUpHorizonMs } from './wake-ups';

/** The sweeper leaves what just became due to the wake-ups, unless they are late. */
const graceMs = 700;
const hourMs = 3_600_000;
const topUpEveryMs = 30_000;
const sweepBatch = 500;
const sweepLanes = 8;
const stalled = { lockDuration: 10_000, stalledInterval: 5000, maxStalledCount: 100 };

/** What the loop drives; grouped so that the loop itself stays readable. */
@Injectable()
export class WorkerServices {
  constructor(
    readonly redis: RedisConnections,
    readonly relay: OutboxRelay,
    readonly runner: JobRunner,
    readonly wakeUps: WakeUps,
    readonly sealer: AuditSealer,
    readonly maintenance: Maintenance,
    private readonly database: Database,
  ) {}

  /** Writes that a worker is alive, by the clock of the database. */
  async heartbeat(): Promise<void> {
    await this.database.execute(
      "INSERT INTO heartbeat (name, at) VALUES ('worker', NOW(3)) ON DUPLICATE KEY UPDATE at = NOW(3)",
    );
  }
}

/** Everything a worker process does: run jobs, relay the outbox, sweep what is due, seal the journal, clean up. */
@Injectable()
export class WorkerLoop implements OnApplicationShutdown {
  private readonly workers: Worker[] = [];
  private stopped = false;
  /** Ends the pauses under way. */
  private readonly pauses = new Set<() => void>();
  private wake: () => void = () => undefined;
  private readonly loops: Promise<void>[] = [];
  private lastTopUp = 0;

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    @Inject(LOGGER) private readonly logger: Logger,
    @Inject(DUE_WORK) private readonly dueWork: DueWork[],
    private readonly services: WorkerServices,
  ) {}

  start(): void {
    for (const name of Object.keys(queues) as QueueName[]) this.workers.push(this.worker(name));
    this.services.redis.subscribe(outboxChannel, () => this.wake());
    this.loops.push(
      this.every(1000, () => this.relay(), true),
      this.every(this.config.sweepSeconds * 1000, () => this.sweepAll(), false),
      this.every(1000, () => this.services.sealer.sealPending(), false),
      this.every(hourMs, () => this.services.maintenance.run(), false),
    );
  }

  async onApplicationShutdown(): Promise<void> {
    this.stopped = true;
    this.pauses.forEach((end) => end());
    // A worker that cannot reach Redis never finishes closing; its jobs are recovered anyway.
    const patience = new Promise((resolve) => setTimeout(resolve, 10_000).unref());
    await Promise.race([
      Promise.all([...this.workers.map((worker) => worker.close()), ...this.loops]),
      patience,
    ]);
  }

  /**
   * Fires what is overdue and plans wake-ups for what comes soon; also tells readiness that we live. True when a kind had
   * more than fits in a round: another round, for all kinds, need not wait.
   */
  async sweep(): Promise<boolean> {
    let more = false;
    for (const work of this.dueWork) {
      const ids = await work.overdue(graceMs, sweepBatch);
      if ((await this.fireAll(work, ids)) === sweepBatch) more = true;
    }
    await this.services.heartbeat();
    if (Date.now() - this.lastTopUp >= topUpEveryMs) await this.topUp();
    return more;
  }

  /** Several at a time; one that fails is logged and left for the next round, the others go on. How many were fired. */
  private async fireAll(work: DueWork, ids: readonly string[]): Promise<number> {
    const queue = [...ids];
    let fired = 0;
    const lane = async () => {
      for (let id = queue.shift(); id !== undefined; id = queue.shift()) {
        await work.fire(id).then(
          () => (fired += 1),
          (error: unknown) => this.logger.error({ err: error, kind: work.kind, id }, 'due work failed'),
        );
      }
    };
    await Promise.all(Array.from({ length: sweepLanes }, lane));
    return fired;
  }

  private async sweepAll(): Promise<void> {
    while (!this.stopped && (await this.sweep()));
  }

  private async topUp(): Promise<void> {
    for (const work of this.dueWork) {
      const soon = await work.upcoming(wakeUpHorizonMs, 20_000);
      await this.services.wakeUps.plan(soon.map(({ id, at }) => ({ kind: work.kind, id, at })));
    }
    this.lastTopUp = Date.now();
  }

  private async relay(): Promise<void> {
    while (!this.stopped && (await this.services.relay.dispatch()) === relayBatch);
  }

  private worker(name: QueueName): Worker {
    const worker = new Worker(
      name,
      async (job) => {
        if (name === 'clocks') await this.fireDue(job.name, (job.data as { id: string }).id);
        else await this.services.runner.run((job.data as { outboxId: string }).outboxId);
      },
      { connection: this.services.redis.patient(), concurrency: queues[name].concurrency, ...stalled },
    );
    worker.on('error', (error) => this.logger.warn({ err: error, queue: name }, 'queue error'));
    worker.on('failed', (job, error) =>
      this.logger.warn({ err: error, queue: name, job: job?.id }, 'wake-up failed'),
    );
    return worker;
  }

  private async fireDue(kind: string, id: string): Promise<void> {
    await this.dueWork.find((work) => work.kind === kind)?.fire(id);
  }

  private async every(periodMs: number, task: () => Promise<unknown>, wakeable: boolean): Promise<void> {
    while (!this.stopped) {
      try {
        await task();
      } catch (error) {
        this.logger.warn({ err: error }, 'worker round failed');
      }
      await this.pause(periodMs, wakeable);
    }
  }

  private pause(periodMs: number, wakeable: boolean): Promise<void> {
    if (this.stopped) return Promise.resolve();
    return new Promise((resolve) => {
      const end = () => {
        clearTimeout(timer);
        this.pauses.delete(end);
        resolve();
      };
      const timer = setTimeout(end, periodMs);
      this.pauses.add(end);
      if (wakeable) this.wake = end;
    });
  }
}
