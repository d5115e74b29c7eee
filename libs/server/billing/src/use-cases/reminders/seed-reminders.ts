import { Inject, Injectable } from '@nestjs/common';
import { Clock, CONFIG, Database, DomainError, systemActor, type Config } from '@vigie/platform';
import { addCalendarDays, usualReminderLevels } from '@vigie/rules';
import { todayOf } from '../../store/our-day';
import { planReminders } from '../../store/reminders/reminder-plan.store';
import { FollowReminderMails } from './follow-reminder-mails';
import { PauseReminders } from './pause-reminders';
import { RemindClient } from './remind-client';

const demo = { ...systemActor('demo'), name: 'Isabelle Fontaine' };

/** Of the late clients of the demonstration: one reminded, one that promised to pay; nothing when there are any. */
@Injectable()
export class SeedReminders {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly reminding: RemindClient,
    private readonly pausing: PauseReminders,
    private readonly following: FollowReminderMails,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Runs after the invoices and their payments are there. Throws demo.refused outside demo mode. */
  async execute(): Promise<void> {
    if (!this.config.demo) throw new DomainError('demo.refused');
    if (await this.database.one('SELECT id FROM reminder LIMIT 1')) return;
    const day = todayOf({ now: this.clock.now() });
    const due = await planReminders(this.database, { levels: usualReminderLevels, today: day });
    const [reminded, promising] = due.filter(({ plan }) => plan.hold === null);
    if (!reminded) return;
    await this.remind(reminded.clientId, day);
    if (!promising) return;
    const reason = 'Virement annoncé par la comptable, au téléphone';
    const until = addCalendarDays(day, 5);
    await this.pausing.execute(demo, promising.clientId, { kind: 'promise', until, reason });
  }

  /** Its mail counts as sent: nobody reads it. */
  private async remind(clientId: string, day: string): Promise<void> {
    await this.database.transaction(async (tx) => {
      await this.reminding.remind(tx, demo, { clientId, runId: null, day });
      await tx.execute(
        `UPDATE outbound_mail SET state = 'sent', sent_at = ?
          WHERE id IN (SELECT outbound_mail_id FROM reminder WHERE client_id = ?)`,
        [tx.now, clientId],
      );
    });
    for (const id of await this.following.overdue(0, 10)) await this.following.fire(id);
  }
}
