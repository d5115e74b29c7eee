import { Inject, Injectable } from '@nestjs/common';
import type { Logger } from 'pino';
import { Database } from '../db/database';
import { fromJson } from '../db/json';
import { LOGGER } from '../logging/logger';
import { jobNames, type JobName, type JobPayload } from './catalogue';
import { JOB_HANDLERS, type FinishOnce, type JobHandler } from './job-handler';

const maxAttempts = 10;

interface OutboxJob {
  id: string;
  job: JobName;
  payload: JobPayload<JobName> | string;
  done_at: Date | null;
  attempts: number;
}

/** Runs the durable jobs of the outbox, each effect once. */
@Injectable()
export class JobRunner {
  private readonly handlers = new Map<JobName, JobHandler>();

  constructor(
    private readonly database: Database,
    @Inject(JOB_HANDLERS) handlers: JobHandler[],
    @Inject(LOGGER) private readonly logger: Logger,
  ) {
    handlers.forEach((handler) => this.register(handler));
    const missing = jobNames.filter((name) => !this.handlers.has(name));
    if (missing.length > 0) throw new Error(`No handler for the jobs: ${missing.join(', ')}`);
  }

  /** Runs one outbox row; a failure is written down and tried again later. */
  async run(outboxId: string): Promise<void> {
    const row = await this.database.one<OutboxJob>(
      'SELECT id, job, payload, done_at, attempts FROM outbox WHERE id = ?',
      [outboxId],
    );
    if (!row || row.done_at) return;
    const handler = this.handlers.get(row.job);
    if (!handler) return;
    const finishing = 'UPDATE outbox SET done_at = NOW(3) WHERE id = ? AND done_at IS NULL';
    const finish: FinishOnce = async (tx) => (await tx.execute(finishing, [row.id])) === 1;
    try {
      await handler.run(fromJson(row.payload), finish);
      await this.database.execute(finishing, [row.id]);
    } catch (error) {
      await this.postpone(row, error);
    }
  }

  /** Whether nothing is left to be said about a job that failed for good. */
  private async giveUp(row: OutboxJob): Promise<boolean> {
    try {
      await this.handlers.get(row.job)?.giveUp?.(fromJson(row.payload));
      return true;
    } catch (error) {
      this.logger.error({ err: error, job: row.job, outboxId: row.id }, 'a job could not be given up');
      return false;
    }
  }

  private register(handler: JobHandler): void {
    if (this.handlers.has(handler.job)) throw new Error(`Two handlers for the job ${handler.job}`);
    this.handlers.set(handler.job, handler);
  }

  private async postpone(row: OutboxJob, error: unknown): Promise<void> {
    const attempts = row.attempts + 1;
    const givenUp = attempts >= maxAttempts && (await this.giveUp(row));
    this.logger[givenUp ? 'error' : 'warn'](
      { err: error, job: row.job, outboxId: row.id, attempts },
      'job failed',
    );
    await this.database.execute(
      `UPDATE outbox SET attempts = ?, last_error = ?, dispatched_at = NULL, failed = ?,
              available_at = NOW(3) + INTERVAL ? SECOND, done_at = IF(?, NOW(3), NULL)
        WHERE id = ? AND done_at IS NULL`,
      [attempts, String(error).slice(0, 1000), givenUp, Math.min(3600, 2 ** attempts), givenUp, row.id],
    );
  }
}
