import { Injectable } from '@nestjs/common';
import { Database, DueWork, allClients, systemActor } from '@vigie/platform';
import { endReminder, lockReminder, moveMail } from '../../store/reminders/reminder.store';

const vigie = systemActor('reminders');
const outcomes = { sent: 'sent', failed: 'failed', cancelled: 'failed', 'in-doubt': 'ambiguous' } as const;
type Outcome = keyof typeof outcomes;

/** Brings the ledger in line with what has become of its mails. */
@Injectable()
export class FollowReminderMails extends DueWork {
  readonly kind = 'reminder-mails';

  constructor(private readonly database: Database) {
    super();
  }

  async overdue(_graceMs: number, limit: number): Promise<string[]> {
    const rows = await this.database.query<{ id: string }>(
      `SELECT r.id FROM reminder r JOIN outbound_mail m ON m.id = r.outbound_mail_id
        WHERE (r.state = 'reserved' AND m.state IN (?)) OR (r.state = 'ambiguous' AND m.state IN ('sent', 'failed'))
        ORDER BY r.id LIMIT ?`,
      [Object.keys(outcomes), limit],
    );
    return rows.map(({ id }) => id);
  }

  /** The mail says so when it happens: there is nothing to wake up for. */
  upcoming(): Promise<{ id: string; at: Date }[]> {
    return Promise.resolve([]);
  }

  async fire(id: string): Promise<void> {
    await this.database.transaction(async (tx) => {
      const reminder = await lockReminder(tx, allClients, id);
      const [mail] = await tx.query<{ state: string; error: string | null }>(
        'SELECT state, error FROM outbound_mail WHERE id = ? FOR UPDATE',
        [reminder.outboundMailId],
      );
      if (!mail || !(mail.state in outcomes)) return;
      const state = outcomes[mail.state as Outcome];
      if (reminder.state === state || !['reserved', 'ambiguous'].includes(reminder.state)) return;
      // A failed one is due again with the next run: its mail must not be sent by hand as well.
      if (state === 'failed') await moveMail(tx, reminder, { from: ['failed'], to: 'cancelled' });
      await endReminder(tx, reminder, { state, error: mail.error });
      await tx.audit(vigie, `reminder.${state}`, `reminder:${id}`, { mail: reminder.outboundMailId });
    });
  }
}
