import { Injectable } from '@nestjs/common';
import { Database, systemActor, todayOf, type Actor, type FinishOnce } from '@vigie/platform';
import {
  endRunItem,
  findReminderRun,
  takeItem,
  turnRun,
  waitingClients,
  type StoredReminderRun,
} from '../../store/reminders/reminder-run.store';
import { RemindClient } from './remind-client';

const batch = 50;

/**
 * The next clients of a run. Each is one transaction: the note that it was decided, the entry of the ledger and the mail
 * that waits to be sent. A worker that dies anywhere reminds nobody twice.
 */
@Injectable()
export class AdvanceReminderRun {
  constructor(
    private readonly database: Database,
    private readonly reminding: RemindClient,
  ) {}

  /** News of a step that is over changes nothing. */
  async execute(runId: string, step: number, finish: FinishOnce): Promise<void> {
    const run = await findReminderRun(this.database, runId);
    if (run?.state === 'running' && run.step === step)
      for (const clientId of await waitingClients(this.database, runId, batch))
        await this.remindOne(run, clientId);
    await this.database.transaction(async (tx) => {
      if (await finish(tx)) await turnRun(tx, runId, step);
    });
  }

  private remindOne(run: StoredReminderRun, clientId: string): Promise<void> {
    return this.database.transaction(async (tx) => {
      if (!(await takeItem(tx, run.id, clientId))) return;
      const { id: runId, day } = run;
      // What was decided for a day is not sent on another one: that day has its own decision.
      const state =
        day === todayOf(tx)
          ? await this.reminding.remind(tx, actorOf(run), { clientId, runId, day })
          : 'nothing';
      await endRunItem(tx, runId, { clientId, state });
    });
  }
}

/** Whoever started the run, as the journal names them. */
const actorOf = ({ actorId, actorName, actorLabel }: StoredReminderRun): Actor => ({
  ...systemActor('reminders'),
  ...{ id: actorId, name: actorName, label: actorLabel },
});
