import { Injectable } from '@nestjs/common';
import {
  Database,
  DomainError,
  found,
  inScope,
  notFound,
  todayOf,
  type Actor,
  type Transaction,
} from '@vigie/platform';
import { addMonths } from '@vigie/rules';
import type { NewReminderPause } from '@vigie/wire';
import { endPauses, insertPause, pauseKind } from '../../store/reminders/reminder-pause.store';

/** Holds the reminders of a client back, for good or until the day it promised to pay; and takes that back. */
@Injectable()
export class PauseReminders {
  constructor(private readonly database: Database) {}

  /** A new one replaces the one before. Errors: not-found, reminder.promise-past. */
  execute(actor: Actor, clientId: string, pause: NewReminderPause): Promise<void> {
    return this.database.transaction(async (tx) => {
      await holdClient(tx, actor, clientId);
      const { kind, reason } = pause;
      const until = pause.kind === 'promise' ? pause.until : null;
      const today = todayOf(tx);
      if (until !== null && (until < today || until > addMonths(today, 12)))
        throw new DomainError('reminder.promise-past', undefined, [
          { path: 'until', code: 'reminder.promise-past' },
        ]);
      await endPauses(tx, clientId, { kind, ending: 'replaced', by: actor.name });
      await insertPause(tx, { clientId, kind, until, reason, by: actor.name });
      await tx.audit(actor, `reminder.${kind}`, `client:${clientId}`, { until, reason });
      tx.live({ type: 'reminder.changed' });
    });
  }

  /** Reminders go on. Error: not-found. */
  end(actor: Actor, clientId: string, pauseId: string): Promise<void> {
    return this.database.transaction(async (tx) => {
      await holdClient(tx, actor, clientId);
      const kind = await pauseKind(tx, clientId, pauseId);
      await endPauses(tx, clientId, { kind, ending: 'taken-back', by: actor.name });
      await tx.audit(actor, `reminder.${kind}-ended`, `client:${clientId}`);
      tx.live({ type: 'reminder.changed' });
    });
  }
}

/** Two people who say something of a client wait for each other. */
async function holdClient(tx: Transaction, actor: Actor, clientId: string): Promise<void> {
  if (!inScope(actor.scope, clientId)) throw notFound();
  found((await tx.query('SELECT id FROM client WHERE id = ? FOR UPDATE', [clientId]))[0]);
}
