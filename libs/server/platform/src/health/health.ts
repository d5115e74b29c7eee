import { Inject, Injectable } from '@nestjs/common';
import type { Logger } from 'pino';
import { Database } from '../db/database';
import { LOGGER } from '../logging/logger';
import { RedisConnections } from '../queue/redis';
import { loudness, type Verdict } from './verdict';

const workerSilenceSeconds = 30;
type Part = 'database' | 'queue' | 'worker';

/** Whether each part answers; the failing ones are named. */
@Injectable()
export class Health {
  private readonly last = new Map<Part, Verdict>();

  constructor(
    private readonly database: Database,
    private readonly redis: RedisConnections,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  async report(): Promise<{ status: Verdict; parts: Record<Part, Verdict> }> {
    const [database, queue, worker] = await Promise.all([
      this.verdict('database', () => this.database.query('SELECT 1')),
      this.verdict('queue', () => this.checkQueue()),
      this.verdict('worker', () => this.checkWorker()),
    ]);
    const parts = { database, queue, worker };
    return { status: Object.values(parts).every((part) => part === 'ok') ? 'ok' : 'failing', parts };
  }

  async needsAdministrator(): Promise<boolean> {
    const row = await this.database.one('SELECT id FROM person LIMIT 1');
    return row === null;
  }

  private async checkQueue(): Promise<void> {
    const policy = /maxmemory_policy:(\S+)/.exec(await this.redis.failFast.info('memory'))?.[1];
    // Any other policy lets Redis drop jobs when it is full.
    if (policy !== 'noeviction') throw new Error(`maxmemory-policy is ${policy}, it must be noeviction`);
  }

  private async checkWorker(): Promise<void> {
    const alive = await this.database.one(
      `SELECT name FROM heartbeat WHERE name = 'worker' AND at > NOW(3) - INTERVAL ? SECOND`,
      [workerSilenceSeconds],
    );
    if (!alive) throw new Error(`no sign of life for ${workerSilenceSeconds} s`);
  }

  /** Which part fails is for everybody to read; why is for the log. */
  private async verdict(part: Part, check: () => Promise<unknown>): Promise<Verdict> {
    try {
      await check();
      this.tell(part, 'ok');
      return 'ok';
    } catch (error) {
      this.tell(part, 'failing', error);
      return 'failing';
    }
  }

  private tell(part: Part, now: Verdict, err?: unknown): void {
    const level = loudness(this.last.get(part), now);
    this.last.set(part, now);
    if (level) this.logger[level]({ err, part }, now === 'ok' ? 'ready' : 'not ready');
  }
}
