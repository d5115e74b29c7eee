import { Injectable } from '@nestjs/common';
import { Database, metrics } from '@vigie/platform';
import type { MailHealth } from '@vigie/wire';
import { Gauge } from 'prom-client';
import { readWays } from '../../store/mail/mail-health.store';

/** How the ways of mail do, for our people and for the metrics. */
@Injectable()
export class MailHealthQuery {
  constructor(private readonly database: Database) {
    this.measure(
      'vigie_mail_intake_silence_seconds',
      'Since the last whole look at the mailbox that was not read for longest',
      async () => {
        const looks = (await readWays(database)).filter(({ way }) => way === 'intake');
        return looks.map(({ facts }) => facts.lastSuccessAt ?? facts.since).sort()[0] ?? null;
      },
    );
    this.measure(
      'vigie_mail_sending_wait_seconds',
      'Age of the oldest mail that waits to leave',
      async () => {
        const known = (await readWays(database)).find(({ way }) => way === 'sending');
        return known?.facts.oldestWaiting ?? null;
      },
    );
  }

  async ways(): Promise<MailHealth[]> {
    return (await readWays(this.database)).map(({ way, mailboxId, mailbox, facts, error, stoppedSince }) => ({
      ...{ way, mailboxId, mailbox, error },
      lastSuccessAt: facts.lastSuccessAt,
      oldestWaiting: facts.oldestWaiting,
      stoppedSince: stoppedSince?.toISOString() ?? null,
    }));
  }

  /** Seconds since an instant, read when the metrics are. */
  private measure(name: string, help: string, since: () => Promise<string | null>): void {
    metrics.removeSingleMetric(name);
    new Gauge({
      name,
      help,
      registers: [metrics],
      async collect() {
        const at = await since();
        this.set(at === null ? 0 : Math.max(0, (Date.now() - Date.parse(at)) / 1000));
      },
    });
  }
}
