import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import type { LiveEvent } from '@vigie/wire';
import { DataSource, type EntityManager } from 'typeorm';
import { Clock } from '../clock/clock';
import { DomainError } from '../errors/domain-error';
import { nextStep, once, openStep, type Step } from '../idempotency/once';
import { LiveFeed } from '../live/live-feed';
import { OutboxBell } from '../outbox/outbox-bell';
import { Transaction } from './transaction';
import { Turns } from './turns';

const attempts = 4;
/** Names are of the whole server: ours are told from those of another installation on it, and of any length. */
const lockName = "SHA2(CONCAT(DATABASE(), ':', ?), 224)";
const deadlockCodes = new Set(['ER_LOCK_DEADLOCK', 'ER_CHECKREAD']);
const busyCodes = new Set([
  'ER_LOCK_WAIT_TIMEOUT',
  'ER_CON_COUNT_ERROR',
  'ECONNREFUSED',
  'PROTOCOL_CONNECTION_LOST',
  'POOL_QUEUE_LIMIT',
]);

/** The one door to the database: transactions for use cases, plain SQL for queries. */
@Injectable()
export class Database {
  /** Work that is alone keeps a connection and needs others: half of the pool stays free for these. */
  private readonly lone: Turns;

  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly bell: OutboxBell,
    private readonly live: LiveFeed,
  ) {
    this.lone = new Turns(Math.max(1, Math.floor(poolSizeOf(dataSource) / 2)));
  }

  /**
   * Runs one use case in one transaction. A deadlock restarts the whole of it, so `work` must not touch
   * anything but the database. Its events reach the queue and the browsers only after the commit.
   */
  transaction<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
    const step = nextStep();
    return this.restarted(() => this.attempt(work, step));
  }

  /**
   * Runs `work` while no work of that name runs, in any process; it may take its time and speak to others. Who dies
   * loses its connection, and the name with it. Errors: server.busy when the name is not free in time.
   */
  async alone<T>(name: string, work: () => Promise<T>, waitSeconds = 60): Promise<T> {
    const leave = await this.lone.take();
    const runner = this.dataSource.createQueryRunner();
    try {
      const [row] = await runner.manager.query<{ got: string | number | null }[]>(
        `SELECT GET_LOCK(${lockName}, ?) AS got`,
        [name, waitSeconds],
      );
      if (Number(row?.got) !== 1) throw new DomainError('server.busy');
      try {
        return await work();
      } finally {
        // Where the connection is gone, so is the name.
        await runner.query(`SELECT RELEASE_LOCK(${lockName})`, [name]).catch(() => undefined);
      }
    } catch (error) {
      throw translated(error);
    } finally {
      await runner.release().catch(() => undefined);
      leave();
    }
  }

  /** One statement that is a transaction by itself; returns how many rows it touched. */
  async execute(sql: string, parameters: unknown[] = []): Promise<number> {
    const result = await this.restarted(() =>
      this.dataSource.query<{ affectedRows: number }>(sql, parameters),
    );
    return result.affectedRows;
  }

  /** Rows of one SELECT. The statement is written by us; values only travel as parameters. */
  async query<Row>(sql: string, parameters: unknown[] = []): Promise<Row[]> {
    try {
      return await this.dataSource.query<Row[]>(sql, parameters);
    } catch (error) {
      throw translated(error);
    }
  }

  /** First row of a SELECT, or null. */
  async one<Row>(sql: string, parameters: unknown[] = []): Promise<Row | null> {
    return (await this.query<Row>(sql, parameters))[0] ?? null;
  }

  /** Entity access for reads and single writes that need no transaction. */
  get manager(): EntityManager {
    return this.dataSource.manager;
  }

  private async restarted<T>(work: () => Promise<T>): Promise<T> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await work();
      } catch (error) {
        if (!deadlockCodes.has(codeOf(error))) throw translated(error);
        if (attempt >= attempts) throw new DomainError('server.busy');
        await sleep(10 * attempt + Math.random() * 40);
      }
    }
  }

  private async attempt<T>(work: (tx: Transaction) => Promise<T>, step: Step | null): Promise<T> {
    let tx: Transaction | undefined;
    if (step) await openStep(this.manager, step);
    const result = await this.dataSource.transaction('READ COMMITTED', async (manager) => {
      tx = new Transaction(manager, this.clock.now());
      return step ? once(tx, step, work) : work(tx);
    });
    if (tx) this.announce(tx);
    return result;
  }

  private announce(tx: Transaction): void {
    if (tx.emitted > 0) this.bell.ring();
    tx.liveEvents.forEach((event: LiveEvent) => this.live.publish(event));
    tx.afterCommit.forEach((task) => task());
  }
}

function poolSizeOf({ options }: DataSource): number {
  const { connectionLimit } = (options as { extra?: { connectionLimit?: number } }).extra ?? {};
  return connectionLimit ?? 10;
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}

function translated(error: unknown): unknown {
  return busyCodes.has(codeOf(error)) || (error instanceof Error && error.message === 'Queue limit reached.')
    ? new DomainError('server.busy')
    : error;
}

/** Whether the database refused a row because a unique key already holds the value. */
export const isDuplicate = (error: unknown) => codeOf(error) === 'ER_DUP_ENTRY';
