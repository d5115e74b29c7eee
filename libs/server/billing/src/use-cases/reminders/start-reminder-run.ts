import { Injectable } from '@nestjs/common';
import { Database, DomainError, todayOf, type Actor } from '@vigie/platform';
import type { NewReminderRun } from '@vigie/wire';
import { insertReminderRun } from '../../store/reminders/reminder-run.store';

/** Starts to remind the clients that a person chose; a durable job carries it out. */
@Injectable()
export class StartReminderRun {
  constructor(private readonly database: Database) {}

  /** Returns its identifier. Errors: reminder.day-over, not-found. */
  execute(actor: Actor, { day, clients }: NewReminderRun): Promise<string> {
    return this.database.transaction(async (tx) => {
      if (day !== todayOf(tx)) throw new DomainError('reminder.day-over');
      const known = await tx.query<{ id: string }>('SELECT id FROM client WHERE id IN (?)', [clients]);
      const chosen = [...new Set(clients)];
      if (known.length < chosen.length) throw new DomainError('not-found');
      const id = await insertReminderRun(tx, actor, { day, automatic: false, clients: chosen });
      if (id === null) throw new Error('a run of a person has no day of its own');
      await tx.audit(actor, 'reminder-run.started', `reminder-run:${id}`, { day, clients: chosen.length });
      return id;
    });
  }
}
