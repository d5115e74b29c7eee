import { Injectable } from '@nestjs/common';
import {
  Database,
  DomainError,
  found,
  isDuplicate,
  todayOf,
  type Actor,
  type Transaction,
} from '@vigie/platform';
import { daysBetween, type LocalDate, nextEndingReminder, recoveryLimit } from '@vigie/rules';
import type { EndingOpening, NewEnding } from '@vigie/wire';
import {
  addStep,
  changeEnding,
  checkEnding,
  insertEnding,
  jobsOfEnding,
  lockEnding,
  proposalOf,
  refuseDouble,
  type StoredEnding,
} from '../../store/endings/ending.store';
import { StopJobs } from './stop-jobs';
import { TellEnding } from './tell-ending';

const mostDays = 366;

/** Declares the end of the backups of a client or of one job: its dates are counted, the client is told, jobs stop. */
@Injectable()
export class OpenEnding {
  constructor(
    private readonly database: Database,
    private readonly telling: TellEnding,
    private readonly stopping: StopJobs,
  ) {}

  /** A proposal that waits for the same backups becomes this end. Errors: not-found, backup-ending.date-refused, backup-ending.open-already. */
  async execute(actor: Actor, { clientId, jobId: job, ...dates }: NewEnding): Promise<string> {
    const scope = { clientId, jobId: job ?? null };
    try {
      return await this.database.transaction(async (tx) => {
        await this.checkScope(tx, scope);
        await refuseDouble(tx, scope);
        const proposed = await proposalOf(tx, scope);
        if (proposed !== null) return await this.take(tx, actor, proposed, dates);
        const id = await insertEnding(tx, { ...scope, ...datesOf(tx, dates), state: 'open' }, actor.name);
        await this.begin(tx, actor, await lockEnding(tx, actor.scope, id));
        return id;
      });
    } catch (error) {
      throw isDuplicate(error) ? new DomainError('backup-ending.open-already') : error;
    }
  }

  /** Takes a proposal for an end. Errors: those of execute, version.conflict, backup-ending.wrong-state. */
  accept(actor: Actor, id: string, { version, ...dates }: EndingOpening): Promise<void> {
    return this.database.transaction(async (tx) => {
      await lockEnding(tx, actor.scope, id, version);
      await this.take(tx, actor, id, dates);
    });
  }

  private async take(
    tx: Transaction,
    actor: Actor,
    id: string,
    dates: Pick<EndingOpening, 'endedOn' | 'jobsEndOn' | 'cause'>,
  ): Promise<string> {
    const ending = await lockEnding(tx, actor.scope, id);
    checkEnding(ending, 'proposed');
    await changeEnding(tx, ending, { ...datesOf(tx, dates), state: 'open' });
    await this.begin(tx, actor, ending);
    return id;
  }

  private async begin(tx: Transaction, actor: Actor, ending: StoredEnding): Promise<void> {
    const { id, clientId, jobId, endedOn, dueOn, jobsEndOn, cause } = ending;
    await addStep(tx, ending, actor, { step: 'opened', data: { endedOn, dueOn, cause } });
    await tx.audit(actor, 'backup-ending.opened', `backup-ending:${id}`, {
      ...{ client: clientId, job: jobId, endedOn, dueOn, jobsEndOn },
    });
    await this.telling.opened(tx, actor, ending);
    if (jobsEndOn <= todayOf(tx)) await this.stopping.stop(tx, actor, ending);
  }

  private async checkScope(
    tx: Transaction,
    scope: { clientId: string; jobId: string | null },
  ): Promise<void> {
    const [client] = await tx.query('SELECT id FROM client WHERE id = ?', [scope.clientId]);
    found(client);
    if (scope.jobId !== null) found((await jobsOfEnding(tx, scope))[0]);
  }
}

function datesOf(
  tx: Transaction,
  { endedOn, jobsEndOn, cause }: { endedOn: LocalDate; jobsEndOn?: LocalDate | undefined; cause: string },
) {
  for (const date of [endedOn, jobsEndOn ?? endedOn])
    if (Math.abs(daysBetween(todayOf(tx), date)) > mostDays)
      throw new DomainError('backup-ending.date-refused', undefined, [
        { path: date === endedOn ? 'endedOn' : 'jobsEndOn', code: 'backup-ending.date-refused' },
      ]);
  const today = todayOf(tx);
  // Reminders whose day has passed already are not sent in a row: the last of them alone.
  return {
    ...{ endedOn, dueOn: recoveryLimit(endedOn), jobsEndOn: jobsEndOn ?? endedOn, cause },
    nextReminderOn: recoveryLimit(endedOn) < today ? null : nextEndingReminder(endedOn, []),
  };
}
