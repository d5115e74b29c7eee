import { Injectable } from '@nestjs/common';
import { type Actor, Database } from '@vigie/platform';
import type { EndingHold, EndingReason } from '@vigie/wire';
import { addStep, changeEnding, checkEnding, lockEnding, wakeJobs } from '../../store/endings/ending.store';

/** What keeps an end from going on: a hold on the data, or that it is none. */
@Injectable()
export class HoldEnding {
  constructor(private readonly database: Database) {}

  /** A legal duty or a dispute holds the data; null lets go of it. Errors: not-found, version.conflict, backup-ending.wrong-state. */
  hold(actor: Actor, id: string, { hold, note, version }: EndingHold): Promise<void> {
    return this.database.transaction(async (tx) => {
      const ending = await lockEnding(tx, actor.scope, id, version);
      checkEnding(ending, 'open', 'erasing');
      const before = ending.hold;
      await changeEnding(tx, ending, { hold, holdNote: hold === null ? null : note });
      const step = hold === null ? 'released' : 'held';
      await addStep(tx, ending, actor, { step, data: { hold: hold ?? before, note } });
      await tx.audit(actor, `backup-ending.${step}`, `backup-ending:${id}`, { hold, note });
    });
  }

  /** A proposal that is no end, or a service that goes on after all. Errors: those of hold. */
  close(actor: Actor, id: string, { reason, version }: EndingReason): Promise<void> {
    return this.database.transaction(async (tx) => {
      const ending = await lockEnding(tx, actor.scope, id, version);
      checkEnding(ending, 'proposed', 'open');
      const state = ending.state === 'proposed' ? 'dismissed' : 'withdrawn';
      await changeEnding(tx, ending, { state, openKey: null, nextReminderOn: null });
      if (ending.jobsEndedAt !== null) await wakeJobs(tx, ending);
      await addStep(tx, ending, actor, { step: state, data: { reason } });
      await tx.audit(actor, `backup-ending.${state}`, `backup-ending:${id}`, { reason });
    });
  }
}
