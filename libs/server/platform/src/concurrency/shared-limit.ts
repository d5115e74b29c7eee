import { setTimeout as sleep } from 'node:timers/promises';
import type { Database } from '../db/database';
import { fromJson } from '../db/json';
import type { Transaction } from '../db/transaction';
import { type CallLimit, nextCall } from './next-call';

interface Calls {
  calls: number[] | string;
  now: number | string;
}

/** A limit that holds over all processes: each call is given its instant by the database, and waits for it. */
export class SharedLimit {
  constructor(
    private readonly database: Pick<Database, 'transaction'>,
    private readonly name: string,
    private readonly limit: CallLimit,
  ) {}

  /** Resolves when the call may be made. */
  async take(): Promise<void> {
    const wait = await this.database.transaction((tx) => this.next(tx));
    if (wait > 0) await sleep(wait);
  }

  private async next(tx: Transaction): Promise<number> {
    const before = (await this.read(tx)) ?? (await this.begin(tx));
    const now = Number(before.now);
    const { at, calls } = nextCall(fromJson(before.calls), now, this.limit);
    await tx.execute('UPDATE call_limit SET calls = ? WHERE name = ?', [JSON.stringify(calls), this.name]);
    return at - now;
  }

  private async read(tx: Transaction): Promise<Calls | undefined> {
    const rows = await tx.query<Calls>(
      'SELECT calls, ROUND(UNIX_TIMESTAMP(NOW(3)) * 1000) AS now FROM call_limit WHERE name = ? FOR UPDATE',
      [this.name],
    );
    return rows[0];
  }

  private async begin(tx: Transaction): Promise<Calls> {
    await tx.execute("INSERT IGNORE INTO call_limit (name, calls) VALUES (?, '[]')", [this.name]);
    const calls = await this.read(tx);
    if (!calls) throw new Error(`no limit: ${this.name}`);
    return calls;
  }
}
