import { Inject, Injectable } from '@nestjs/common';
import { Directory } from '@vigie/directory';
import {
  Clock,
  CONFIG,
  Database,
  DueWork,
  Mailroom,
  systemActor,
  startOf,
  todayOf,
  type Config,
  type Transaction,
} from '@vigie/platform';
import { amountText, type LocalDate } from '@vigie/rules';
import { planReminders, type PlannedReminder } from '../../store/reminders/reminder-plan.store';
import { insertReminderRun } from '../../store/reminders/reminder-run.store';
import { reminderSettingOf } from '../../store/reminders/reminder-setting.store';
import { proposalMailTexts } from '../../texts/reminders/proposal-mail.texts';

const vigie = systemActor('reminders');
/** Nobody is reminded in the middle of the night. */
const hour = 8;

/** Every morning says what is to be reminded; it is sent without a person only where the setting says so. */
@Injectable()
export class RemindDaily extends DueWork {
  readonly kind = 'reminders';

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly directory: Directory,
    private readonly mailroom: Mailroom,
    @Inject(CONFIG) private readonly config: Config,
  ) {
    super();
  }

  async overdue(graceMs: number): Promise<string[]> {
    const now = new Date(this.clock.now().getTime() - graceMs);
    const day = todayOf({ now });
    if (now.getTime() < morningOf(day).getTime()) return [];
    return (await this.isDone(day)) ? [] : [day];
  }

  async upcoming(horizonMs: number): Promise<{ id: string; at: Date }[]> {
    const now = this.clock.now();
    const day = todayOf({ now: new Date(now.getTime() + horizonMs) });
    return (await this.isDone(day)) ? [] : [{ id: day, at: morningOf(day) }];
  }

  async fire(day: LocalDate): Promise<void> {
    await this.database.transaction(async (tx) => {
      if (day !== todayOf(tx)) return;
      const marked = await tx.execute('INSERT IGNORE INTO reminder_day (day) VALUES (?)', [day]);
      if (marked === 0) return;
      const { levels, automatic } = await reminderSettingOf(tx);
      const due = (await planReminders(tx, { levels, today: day })).filter(({ plan }) => plan.hold === null);
      if (due.length === 0) return;
      if (automatic)
        await insertReminderRun(tx, vigie, { day, automatic, clients: due.map((one) => one.clientId) });
      else await this.tell(tx, due);
      await tx.audit(vigie, automatic ? 'reminder-run.started' : 'reminder.proposed', `reminder-day:${day}`, {
        clients: due.length,
      });
    });
  }

  private async tell(tx: Transaction, due: readonly PlannedReminder[]): Promise<void> {
    const url = `${this.config.publicUrl}/console/billing/reminders`;
    const open = due.flatMap(({ invoices }) => invoices).reduce((sum, invoice) => sum + invoice.open, 0n);
    for (const { email: to, locale } of await this.directory.staffToNotify('billing.write', tx)) {
      const { subject, lines } = proposalMailTexts[locale]({
        clients: due.length,
        open: amountText(open),
        url,
      });
      await this.mailroom.post(tx, { to, subject, text: lines.join('\n'), automatic: true });
    }
  }

  private async isDone(day: LocalDate): Promise<boolean> {
    const sql = 'SELECT day FROM reminder_day WHERE day = ?';
    return (await this.database.one(sql, [day])) !== null;
  }
}

const morningOf = (day: LocalDate): Date => new Date(startOf(day).getTime() + hour * 3_600_000);
