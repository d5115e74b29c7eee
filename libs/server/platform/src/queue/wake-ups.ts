import { Injectable } from '@nestjs/common';
import { Queue } from 'bullmq';
import { RedisConnections } from './redis';

export const wakeUpHorizonMs = 10 * 60_000;

export interface WakeUp {
  kind: string;
  id: string;
  at: Date;
}

/** Delayed jobs that wake a worker when a row of the database becomes due. Losing them loses only punctuality. */
@Injectable()
export class WakeUps {
  private queue: Queue | undefined;

  constructor(private readonly redis: RedisConnections) {}

  /** Plans the wake-ups that lie within the horizon; the sweeper plans the others when their time comes near. */
  async plan(wakeUps: readonly WakeUp[]): Promise<void> {
    const now = Date.now();
    const near = wakeUps.filter(({ at }) => at.getTime() - now <= wakeUpHorizonMs);
    if (near.length === 0) return;
    this.queue ??= new Queue('clocks', { connection: this.redis.failFast });
    await this.queue.addBulk(
      near.map(({ kind, id, at }) => ({
        name: kind,
        data: { id },
        opts: {
          // The instant is part of the identifier: a moved deadline gets a new wake-up, the old one does nothing.
          jobId: `${kind}-${id}-${at.getTime()}`,
          delay: Math.max(0, at.getTime() - now),
          removeOnComplete: true,
          removeOnFail: true,
        },
      })),
    );
  }

  /** Like `plan`, for a caller that must not wait or fail because Redis is away. */
  planSoon(wakeUps: readonly WakeUp[]): void {
    this.plan(wakeUps).catch(() => undefined);
  }
}
