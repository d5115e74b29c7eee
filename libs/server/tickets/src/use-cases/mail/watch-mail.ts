import { Injectable } from '@nestjs/common';
import { intakeStoppedSince, stoppedSince } from '@vigie/rules';
import { Clock, Database, DueWork, Mailroom, type Transaction } from '@vigie/platform';
import { activeStaff } from '../../store/desk/staff.store';
import { markStopped, readWays, type KnownWay, type WayKey } from '../../store/mail/mail-health.store';
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
    const ways = await readWays(this.database);
    return ways.filter((known) => (this.stop(known) === null) !== (known.stoppedSince === null)).map(idOf);
  }

  /** Nothing is known in advance here. */
  upcoming(): Promise<{ id: string; at: Date }[]> {
    return Promise.resolve([]);
  }

  async fire(id: string): Promise<void> {
    await this.database.transaction(async (tx) => {
      const known = (await readWays(tx)).find((one) => idOf(one) === id);
      if (!known) return;
      const since = this.stop(known);
      if (!(await markStopped(tx, known, since === null ? null : new Date(since)))) return;
      await this.tell(tx, known, since);
      tx.live({ type: 'mail.changed' });
    });
  }

  private stop({ way, facts }: KnownWay): string | null {
    const now = this.clock.now().toISOString();
    return way === 'intake' ? intakeStoppedSince(facts, now) : stoppedSince(facts, now);
  }

  private async tell(
    tx: Transaction,
    { way, mailbox, error }: KnownWay,
    since: string | null,
  ): Promise<void> {
    const administrators = (await activeStaff(tx)).filter(({ roles }) => roles.includes('administrator'));
    for (const { email, locale } of administrators) {
      const texts = mailAlertTexts[locale];
      const words =
        since === null ? texts.restored({ way, mailbox }) : texts.stopped({ way, mailbox }, { since, error });
      await this.mailroom.post(tx, { to: email, ...words, automatic: true });
    }
  }
}

const idOf = ({ way, mailboxId }: WayKey) => `${way}:${mailboxId}`;
