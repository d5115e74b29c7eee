import { Injectable } from '@nestjs/common';
import { Database } from '../db/database';
import { RedisConnections } from '../queue/redis';

const workerSilenceSeconds = 30;
type Part = 'database' | 'queue' | 'worker';

/** Whether each part answers; the failing ones are named. */
@Injectable()
export class Health {
  constructor(
    private readonly database: Database,
    private readonly redis: RedisConnections,
  ) {}

  async report(): Promise<{ status: 'ok' | 'failing'; parts: Record<Part, string> }> {
    const [database, queue, worker] = await Promise.all([
      verdict(() => this.database.query('SELECT 1')),
      verdict(() => this.checkQueue()),
      verdict(() => this.checkWorker()),
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
}

async function verdict(check: () => Promise<unknown>): Promise<string> {
  try {
    await check();
    return 'ok';
  } catch (error) {
    return error instanceof Error ? error.message : 'failed';
  }
}
