import { Injectable } from '@nestjs/common';
import { Database, DomainError, todayOf, type Actor, type Transaction } from '@vigie/platform';
import type { EndingReason } from '@vigie/wire';
import {
  addStep,
  changeEnding,
  checkEnding,
  jobsOfEnding,
  lockEnding,
  type StoredEnding,
} from '../../store/endings/ending.store';
import { obstacleOf } from '../../store/endings/obstacle';
import { openSites } from '../../store/endings/site.store';

const noErasure = { askedById: null, askedBy: null, askedAt: null } as const;

/** The erasure after an end is a permission, never automatic: one person asks for it, another one approves. */
@Injectable()
export class DecideErasure {
  constructor(private readonly database: Database) {}

  /** Errors: not-found, version.conflict, those of the obstacles (backup-ending.…). */
  ask(actor: Actor, id: string, version: number): Promise<void> {
    return this.database.transaction(async (tx) => {
      const ending = await lockEnding(tx, actor.scope, id, version);
      await checkErasable(tx, ending);
      if (actor.id === null) throw new DomainError('permission.missing');
      if (ending.askedAt !== null) throw new DomainError('backup-ending.wrong-state', { state: 'asked' });
      await changeEnding(tx, ending, { askedById: actor.id, askedBy: actor.name, askedAt: tx.now });
      await addStep(tx, ending, actor, { step: 'erasure-asked' });
      await tx.audit(actor, 'backup-ending.erasure-asked', `backup-ending:${id}`);
    });
  }

  /** Errors: those of ask, backup-ending.same-person. */
  approve(actor: Actor, id: string, version: number): Promise<void> {
    return this.database.transaction(async (tx) => {
      const ending = await lockEnding(tx, actor.scope, id, version);
      if (ending.askedById === null)
        throw new DomainError('backup-ending.wrong-state', { state: ending.state });
      if (actor.id === null) throw new DomainError('permission.missing');
      if (ending.askedById === actor.id) throw new DomainError('backup-ending.same-person');
      await checkErasable(tx, ending);
      await changeEnding(tx, ending, {
        ...{ state: 'erasing', approvedById: actor.id, approvedBy: actor.name, approvedAt: tx.now },
        nextReminderOn: null,
      });
      await openSites(tx, ending);
      await addStep(tx, ending, actor, { step: 'erasure-approved', data: { askedBy: ending.askedBy } });
      await tx.audit(actor, 'backup-ending.erasure-approved', `backup-ending:${id}`, {
        askedBy: ending.askedById,
      });
    });
  }

  /** What was asked is not done, for a reason; who asked may take it back as well. Errors: not-found, version.conflict, backup-ending.wrong-state. */
  refuse(actor: Actor, id: string, { reason, version }: EndingReason): Promise<void> {
    return this.database.transaction(async (tx) => {
      const ending = await lockEnding(tx, actor.scope, id, version);
      checkEnding(ending, 'open');
      if (ending.askedAt === null)
        throw new DomainError('backup-ending.wrong-state', { state: ending.state });
      await changeEnding(tx, ending, noErasure);
      await addStep(tx, ending, actor, { step: 'erasure-refused', data: { reason } });
      await tx.audit(actor, 'backup-ending.erasure-refused', `backup-ending:${id}`, { reason });
    });
  }
}

async function checkErasable(tx: Transaction, ending: StoredEnding): Promise<void> {
  const jobs = await jobsOfEnding(tx, ending);
  const obstacle = obstacleOf(ending, jobs, todayOf(tx));
  if (obstacle !== null) throw new DomainError(`backup-ending.${obstacle}`, { state: ending.state });
}
