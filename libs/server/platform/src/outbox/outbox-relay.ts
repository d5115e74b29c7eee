import { Injectable } from '@nestjs/common';
import { Queue } from 'bullmq';
import { Database } from '../db/database';
import { jobs, queues, type JobName, type QueueName } from '../queue/catalogue';
import { RedisConnections } from '../queue/redis';

/** Most rows handed over at once. */
export const relayBatch = 200;
/** A job handed to the queue and not done after this time was lost with the queue: it is handed again. */
const redispatchSeconds = 30;

/** Moves due outbox rows to the queue. Rows are claimed with SKIP LOCKED, never by "id greater than the last". */
@Injectable()
export class OutboxRelay {
  private readonly open = new Map<QueueName, Queue>();

  constructor(
    private readonly database: Database,
    private readonly redis: RedisConnections,
  ) {}

  /** Hands over one batch; returns how many rows it held. */
  async dispatch(): Promise<number> {
    const rows = await this.claim();
    for (const queue of Object.keys(queues) as QueueName[]) {
      const mine = rows.filter((row) => jobs[row.job].queue === queue);
      if (mine.length === 0) continue;
      await this.queue(queue).addBulk(
        mine.map((row) => ({
          name: row.job,
          data: { outboxId: row.id },
          opts: { jobId: `ob-${row.id}-${row.attempts}`, removeOnComplete: true, removeOnFail: true },
        })),
      );
    }
    return rows.length;
  }

  private claim(): Promise<{ id: string; job: JobName; attempts: number }[]> {
    return this.database.transaction(async (tx) => {
      const rows = await tx.query<{ id: string; job: JobName; attempts: number }>(
        `SELECT id, job, attempts FROM outbox
          WHERE done_at IS NULL AND available_at <= NOW(3)
            AND (dispatched_at IS NULL OR dispatched_at < NOW(3) - INTERVAL ? SECOND)
          ORDER BY available_at LIMIT ? FOR UPDATE SKIP LOCKED`,
        [redispatchSeconds, relayBatch],
      );
      if (rows.length > 0) {
        await tx.execute('UPDATE outbox SET dispatched_at = NOW(3) WHERE id IN (?)', [
          rows.map((row) => row.id),
        ]);
      }
      return rows;
    });
  }

  private queue(name: QueueName): Queue {
    let queue = this.open.get(name);
    if (!queue) {
      queue = new Queue(name, { connection: this.redis.failFast });
      this.open.set(name, queue);
    }
    return queue;
  }
}
