import { Injectable } from '@nestjs/common';
import { intakeStoppedSince, mailWays, stoppedSince, type MailWay } from '@vigie/rules';
import { Clock, Database, DueWork, Mailroom, type Transaction } from '@vigie/platform';
import { activeStaff } from '../../store/desk/staff.store';
import { markStopped, readWay, type KnownWay } from '../../store/mail/mail-health.store';
import { mailAlertTexts } from '../../texts/mail-alerts';

/** Notices when mail no longer comes in or leaves: administrators are told once, and once more when it works again. */
@Injectable()
export class WatchMail extends DueWork {
  readonly kind = 'mail-watch';

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly mailroom: Mailroom,
  ) {
    super();
  }

  /** The ways of mail that stopped or came back since somebody was told. */
  async overdue(): Promise<string[]> {
    const changed: MailWay[] = [];
    for (const way of mailWays) {
      const known = await readWay(this.database, way);
      if (known && (this.stop(way, known) === null) !== (known.stoppedSince === null)) changed.push(way);
    }
    return changed;
  }

  /** Nothing is known in advance here. */
  upcoming(): Promise<{ id: string; at: Date }[]> {
    return Promise.resolve([]);
  }

  async fire(id: string): Promise<void> {
    const way = mailWays.find((one) => one === id);
    if (!way) return;
    await this.database.transaction(async (tx) => {
      const known = await readWay(tx, way);
      if (!known) return;
      const since = this.stop(way, known);
      if (!(await markStopped(tx, way, since === null ? null : new Date(since)))) return;
      await this.tell(tx, way, { since, error: known.error });
      tx.live({ type: 'mail.changed' });
    });
  }

  private stop(way: MailWay, { facts }: KnownWay): string | null {
    const now = this.clock.now().toISOString();
    return way === 'intake' ? intakeStoppedSince(facts, now) : stoppedSince(facts, now);
  }

  private async tell(
    tx: Transaction,
    way: MailWay,
    stop: { since: string | null; error: string | null },
  ): Promise<void> {
    const administrators = (await activeStaff(tx)).filter(({ roles }) => roles.includes('administrator'));
    for (const { email, locale } of administrators) {
      const texts = mailAlertTexts[locale];
      const { since, error } = stop;
      const words = since === null ? texts.restored(way) : texts.stopped(way, { since, error });
      await this.mailroom.post(tx, { to: email, ...words, automatic: true });
    }
  }
}
