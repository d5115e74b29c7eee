import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import type { LiveEvent } from '@vigie/wire';
import { DataSource, type EntityManager } from 'typeorm';
import { Clock } from '../clock/clock';
import { DomainError } from '../errors/domain-error';
import { idempotentRequest, type IdempotentRequest } from '../idempotency/idempotency';
import { LiveFeed } from '../live/live-feed';
import { OutboxBell } from '../outbox/outbox-bell';
import { Transaction } from './transaction';

const attempts = 4;
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
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly bell: OutboxBell,
    private readonly live: LiveFeed,
  ) {}

  /**
   * Runs one use case in one transaction. A deadlock restarts the whole of it, so `work` must not touch
   * anything but the database. Its events reach the queue and the browsers only after the commit.
   */
  async transaction<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.runOnce(work);
      } catch (error) {
        if (!deadlockCodes.has(codeOf(error))) throw translated(error);
        if (attempt >= attempts) throw new DomainError('server.busy');
        await sleep(10 * attempt + Math.random() * 40);
      }
    }
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

  private async runOnce<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
    let tx: Transaction | undefined;
    const request = idempotentRequest.getStore();
    const result = await this.dataSource.transaction('READ COMMITTED', async (manager) => {
      tx = new Transaction(manager, this.clock.now());
      return request ? once(request, tx, work) : work(tx);
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

/**
 * Runs the work once for an idempotency key: the key, the effect and the result commit together, so a request
 * that is sent again gets the same result and changes nothing. Results must be plain JSON.
 */
async function once<T>(
  request: IdempotentRequest,
  tx: Transaction,
  work: (tx: Transaction) => Promise<T>,
): Promise<T> {
  const key = [request.scope, request.key, (request.transactions += 1)];
  const inserted = await tx.execute(
    'INSERT IGNORE INTO idempotency (scope, request_key, step, body_sha256, created_at) VALUES (?, ?, ?, ?, ?)',
    [...key, request.bodySha256, tx.now],
  );
  if (inserted === 0) return replay<T>(request, tx, key);
  const result = await work(tx);
  await tx.execute('UPDATE idempotency SET result = ? WHERE scope = ? AND request_key = ? AND step = ?', [
    JSON.stringify(result ?? null),
    ...key,
  ]);
  return result;
}

async function replay<T>(request: IdempotentRequest, tx: Transaction, key: unknown[]): Promise<T> {
  const [row] = await tx.query<{ body_sha256: string; result: string | null }>(
    'SELECT body_sha256, result FROM idempotency WHERE scope = ? AND request_key = ? AND step = ?',
    key,
  );
  if (!row) throw new DomainError('idempotency.in-flight');
  if (row.body_sha256 !== request.bodySha256) throw new DomainError('idempotency.mismatch');
  return JSON.parse(row.result ?? 'null') as T;
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
