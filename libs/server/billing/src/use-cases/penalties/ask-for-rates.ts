import { Inject, Injectable } from '@nestjs/common';
import { Directory } from '@vigie/directory';
import {
  Clock,
  CONFIG,
  Database,
  DueWork,
  Mailroom,
  systemActor,
  todayOf,
  type Config,
  type Transaction,
} from '@vigie/platform';
import type { AwaitedRates } from '@vigie/wire';
import { awaitedRatesOn } from '../../store/penalties/penalty-rate.store';
import { rateMailTexts } from '../../texts/penalties/rate-mail.texts';

const everyMs = 60_000;

/** Asks accounting for the rates of the next half-year, once, in the last week of June and of December. */
@Injectable()
export class AskForRates extends DueWork {
  readonly kind = 'penalty-rates';
  private nextLook = 0;

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly directory: Directory,
    private readonly mailroom: Mailroom,
    @Inject(CONFIG) private readonly config: Config,
  ) {
    super();
  }

  async overdue(): Promise<string[]> {
    const now = this.clock.now();
    if (now.getTime() < this.nextLook) return [];
    this.nextLook = now.getTime() + everyMs;
    const awaited = await awaitedRatesOn(this.database, todayOf({ now }));
    if (!awaited) return [];
    const sql = 'SELECT half FROM penalty_rate_reminder WHERE half = ?';
    return (await this.database.one(sql, [awaited.half])) ? [] : [awaited.half];
  }

  /** A day, not an instant: it needs no wake-up. */
  upcoming(): Promise<{ id: string; at: Date }[]> {
    return Promise.resolve([]);
  }

  async fire(half: string): Promise<void> {
    await this.database.transaction(async (tx) => {
      const awaited = await awaitedRatesOn(tx, todayOf(tx));
      if (awaited?.half !== half) return;
      const sql = 'INSERT IGNORE INTO penalty_rate_reminder (half, reminded_at) VALUES (?, ?)';
      if ((await tx.execute(sql, [half, tx.now])) === 0) return;
      await this.tell(tx, awaited);
      await tx.audit(systemActor('penalties'), 'penalty-rate.asked', `penalty-rate:${half}`);
      tx.live({ type: 'penalty.changed' });
    });
  }

  private async tell(tx: Transaction, awaited: AwaitedRates): Promise<void> {
    const url = `${this.config.publicUrl}/console/billing/rates`;
    for (const { email: to, locale } of await this.directory.staffToNotify('billing.write', tx)) {
      const { subject, lines } = rateMailTexts[locale](awaited, url);
      await this.mailroom.post(tx, { to, subject, text: lines.join('\n'), automatic: true });
    }
  }
}
