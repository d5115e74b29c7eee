import { Injectable } from '@nestjs/common';
import { mailWays } from '@vigie/rules';
import { Database } from '@vigie/platform';
import type { MailHealth } from '@vigie/wire';
import { Gauge, register } from 'prom-client';
import { readWay } from '../../store/mail/mail-health.store';

/** How the ways of mail do, for our people and for the metrics. */
@Injectable()
export class MailHealthQuery {
  constructor(private readonly database: Database) {
    this.measure(
      'vigie_mail_intake_silence_seconds',
      'Since the last whole look at the mailbox',
      async () => {
        const facts = (await readWay(database, 'intake'))?.facts;
        return facts ? (facts.lastSuccessAt ?? facts.since) : null;
      },
    );
    this.measure(
      'vigie_mail_sending_wait_seconds',
      'Age of the oldest mail that waits to leave',
      async () => {
        const known = await readWay(database, 'sending');
        return known?.facts.oldestWaiting ?? null;
      },
    );
  }

  async ways(): Promise<MailHealth[]> {
    const ways: MailHealth[] = [];
    for (const way of mailWays) {
      const known = await readWay(this.database, way);
      if (!known) continue;
      const { facts, error, stoppedSince } = known;
      const { lastSuccessAt, oldestWaiting } = facts;
      ways.push({
        way,
        lastSuccessAt,
        oldestWaiting,
        error,
        stoppedSince: stoppedSince?.toISOString() ?? null,
      });
    }
    return ways;
  }

  /** Seconds since an instant, read when the metrics are. */
  private measure(name: string, help: string, since: () => Promise<string | null>): void {
    register.removeSingleMetric(name);
    new Gauge({
      name,
      help,
      async collect() {
        const at = await since();
        this.set(at === null ? 0 : Math.max(0, (Date.now() - Date.parse(at)) / 1000));
      },
    });
  }
}
