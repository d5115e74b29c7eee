import { Injectable } from '@nestjs/common';
import { Database, DomainError, type Actor } from '@vigie/platform';
import { reminderWordsFault } from '@vigie/rules';
import type { ReminderTextInput, ReminderTextKey } from '@vigie/wire';
import { keepText } from '../../store/reminders/reminder-text.store';

/** Writes other words into the reminders of a tone, from the next one on; the versions before stay. */
@Injectable()
export class SaveReminderText {
  constructor(private readonly database: Database) {}

  /** Errors: reminder.text-empty, reminder.text-unknown, version.conflict. */
  execute(actor: Actor, key: ReminderTextKey, text: ReminderTextInput): Promise<void> {
    const fault = reminderWordsFault(text);
    if (fault) throw new DomainError(fault);
    return this.database.transaction(async (tx) => {
      if (!(await keepText(tx, actor, key, text)))
        throw new DomainError('version.conflict', { version: null });
      const { tone, language } = key;
      const { version, ...words } = text;
      await tx.audit(actor, 'reminder-text.saved', `reminder-text:${tone}:${language}`, {
        ...words,
        version: version + 1,
      });
      tx.live({ type: 'reminder.changed' });
    });
  }
}
