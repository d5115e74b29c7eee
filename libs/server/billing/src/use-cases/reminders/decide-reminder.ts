import { Injectable } from '@nestjs/common';
import { Database, DomainError, type Actor, type Transaction } from '@vigie/platform';
import type { ReminderDecision } from '@vigie/wire';
import {
  endReminder,
  lockReminder,
  moveMail,
  type StoredReminder,
} from '../../store/reminders/reminder.store';

/**
 * A person says what has become of a reminder: of a mail that may have left or not, of a letter that was posted; or takes
 * back what has not left yet. Its mail follows, so that nobody sends it from the list of mails afterwards.
 */
@Injectable()
export class DecideReminder {
  constructor(private readonly database: Database) {}

  /** Errors: not-found, version.conflict, reminder.decided. */
  execute(actor: Actor, id: string, { outcome, reason, version }: ReminderDecision): Promise<void> {
    return this.database.transaction(async (tx) => {
      const reminder = await lockReminder(tx, actor.scope, id);
      if (reminder.version !== version)
        throw new DomainError('version.conflict', { version: reminder.version });
      if (!(await applies(tx, reminder, outcome))) throw new DomainError('reminder.decided');
      const state = ({ sent: 'sent', 'not-sent': 'failed', 'taken-back': 'taken-back' } as const)[outcome];
      const decided = { decidedAt: tx.now, decidedBy: actor.name.slice(0, 150), decideReason: reason };
      await endReminder(tx, reminder, { state, ...decided });
      await tx.audit(actor, `reminder.${outcome}`, `reminder:${id}`, { was: reminder.state, reason });
    });
  }
}

async function applies(
  tx: Transaction,
  reminder: StoredReminder,
  outcome: ReminderDecision['outcome'],
): Promise<boolean> {
  const { state, channel } = reminder;
  if (state === 'ambiguous' && outcome !== 'taken-back') {
    const to = outcome === 'sent' ? 'sent' : 'cancelled';
    return moveMail(tx, reminder, { from: ['in-doubt'], to });
  }
  if (state !== 'reserved' || outcome === 'not-sent') return false;
  if (channel === 'letter') return true;
  return outcome === 'taken-back' && moveMail(tx, reminder, { from: ['queued'], to: 'cancelled' });
}
