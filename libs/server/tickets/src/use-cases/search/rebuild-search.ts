import { Injectable } from '@nestjs/common';
import { wordsVersion } from '@vigie/rules';
import { Database, type FinishOnce } from '@vigie/platform';
import type { TicketKey } from '../../store/desk/ticket.store';
import { IndexTicket } from './index-ticket';

const batch = 200;
const lanes = 4;

/** Reads the words of every ticket again, newest first, a batch at a time. */
@Injectable()
export class RebuildSearch {
  constructor(
    private readonly database: Database,
    private readonly indexing: IndexTicket,
  ) {}

  /** Begins when the words of this version were never read; harmless otherwise. */
  startIfNeeded(): Promise<boolean> {
    return this.database.transaction(async (tx) => {
      const sql = 'INSERT IGNORE INTO search_build (version, started_at) VALUES (?, ?)';
      const begins = (await tx.execute(sql, [wordsVersion, tx.now])) === 1;
      if (begins) await tx.emit('search.rebuild-due', { before: null });
      return begins;
    });
  }

  /** One batch, and the promise of the next one: a worker that dies in between doubles nothing and loses nothing. */
  async batch(before: string | null, finish: FinishOnce): Promise<void> {
    const next = await this.indexBatch(before);
    await this.database.transaction(async (tx) => {
      if (!(await finish(tx))) return;
      if (next !== null) await tx.emit('search.rebuild-due', { before: next });
      else await tx.execute('UPDATE search_build SET done_at = ? WHERE version = ?', [tx.now, wordsVersion]);
    });
  }

  /** All of it, here and now; `progress` is told how many tickets are done. */
  async execute(progress: (done: number) => void = () => undefined): Promise<number> {
    await this.database.execute(
      `INSERT INTO search_build (version, started_at) VALUES (?, NOW(3))
         ON DUPLICATE KEY UPDATE started_at = NOW(3), done_at = NULL`,
      [wordsVersion],
    );
    let done = 0;
    let next: string | null = null;
    do {
      next = await this.indexBatch(next, (count) => (done += count));
      progress(done);
    } while (next !== null);
    await this.database.execute('UPDATE search_build SET done_at = NOW(3) WHERE version = ?', [wordsVersion]);
    return done;
  }

  /** Returns where the next batch goes on, null after the last one. */
  private async indexBatch(
    before: string | null,
    tell: (count: number) => void = () => undefined,
  ): Promise<string | null> {
    const tickets = await this.database.query<TicketKey>(
      `SELECT id, client_id AS clientId FROM ticket ${before === null ? '' : 'WHERE id < ?'} ORDER BY id DESC LIMIT ?`,
      [...(before === null ? [] : [before]), batch],
    );
    const waiting = [...tickets];
    const lane = async () => {
      for (let ticket = waiting.shift(); ticket; ticket = waiting.shift())
        await this.indexing.execute(ticket);
    };
    await Promise.all(Array.from({ length: lanes }, lane));
    tell(tickets.length);
    return tickets.length < batch ? null : (tickets.at(-1)?.id ?? null);
  }
}
