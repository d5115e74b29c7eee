import { Inject, Injectable } from '@nestjs/common';
import {
  Clock,
  CONFIG,
  Database,
  DomainError,
  systemActor,
  startOf,
  todayOf,
  type Config,
} from '@vigie/platform';
import { addCalendarDays, usualReminderLevels, type LocalDate } from '@vigie/rules';
import { planReminders } from '../../store/reminders/reminder-plan.store';
import { FollowReminderMails } from './follow-reminder-mails';
import { PauseReminders } from './pause-reminders';
import { RemindClient } from './remind-client';

/** When people send them. */
const hour = 9;
const demo = { ...systemActor('demo'), name: 'Isabelle Fontaine' };

/** Of the late clients of the demonstration: one reminded on its days, one that promised to pay; nothing when there are any. */
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
    const dueOn = reminded?.invoices[0]?.dueOn;
    if (!reminded || !dueOn) return;
    for (const { afterDays } of usualReminderLevels) {
      const then = addCalendarDays(dueOn, afterDays);
      if (then <= day) await this.remind(reminded.clientId, then);
    }
    if (!promising) return;
    const reason = 'Virement annoncé par la comptable, au téléphone';
    const until = addCalendarDays(day, 5);
    await this.pausing.execute(demo, promising.clientId, { kind: 'promise', until, reason });
  }

  /** As on a day that is over; its mail counts as sent: nobody reads it. */
  private async remind(clientId: string, day: LocalDate): Promise<void> {
    await this.database.transaction(async (tx) => {
      await this.reminding.remind(tx, demo, { clientId, runId: null, day });
      const at = new Date(startOf(day).getTime() + hour * 3_600_000);
      await tx.execute('UPDATE reminder SET created_at = ? WHERE client_id = ? AND day = ?', [
        at,
        clientId,
        day,
      ]);
      await tx.execute(
        `UPDATE outbound_mail SET state = 'sent', sent_at = ?
          WHERE id IN (SELECT outbound_mail_id FROM reminder WHERE client_id = ? AND day = ?)`,
        [at, clientId, day],
      );
    });
    for (const id of await this.following.overdue(0, 10)) await this.following.fire(id);
  }
}
