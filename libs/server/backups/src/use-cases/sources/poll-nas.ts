import { Injectable } from '@nestjs/common';
import { Database, type FinishOnce, type Transaction } from '@vigie/platform';
import type { NasService } from '@vigie/wire';
import { NasFailure, NasReader, type NasAnswer } from '../../ports/sources/nas-reader';
import { findNas, lockNas, noteNas, tasksOfNas, type StoredNas } from '../../store/sources/nas.store';
import { NasAccounts } from './nas-accounts';
import { executedAt, taskOf } from './nas-tasks';
import { TakeTask } from './take-task';

const minuteMs = 60_000;
const longestPauseMinutes = 6 * 60;

/** Reads the tasks of a NAS and takes up what they say. Begun again after a crash, it writes the same. */
@Injectable()
export class PollNas {
  constructor(
    private readonly database: Database,
    private readonly reader: NasReader,
    private readonly accounts: NasAccounts,
    private readonly tasks: TakeTask,
  ) {}

  async execute(connectionId: string, startedAt: Date, finish: FinishOnce): Promise<void> {
    const nas = await findNas(this.database, connectionId);
    if (!nas || !isOurs(nas, startedAt)) return;
    const outcome = await this.read(nas).catch(asFailure);
    await this.database.transaction(async (tx) => {
      if (!(await finish(tx))) return;
      const held = await lockNas(tx, connectionId);
      if (!held || !isOurs(held, startedAt)) return;
      if (outcome instanceof NasFailure) await noteFailure(tx, held, outcome);
      else await this.keep(tx, held, outcome);
      tx.live({ type: 'backup-sources.changed' });
    });
  }

  /** The log of a task is asked for once an execution. */
  private async read(nas: StoredNas): Promise<NasAnswer[]> {
    const known = await tasksOfNas(this.database, nas.id);
    const wantsLog = (payload: unknown): boolean => {
      const task = taskOf('m365', payload, nas.zone);
      const at = task && executedAt(task);
      if (!task?.run || task.run.outcome === 'running') return false;
      const before = known.find(({ service, taskKey }) => service === 'm365' && taskKey === task.id);
      if (!before || before.jobId === null) return false;
      return !at || before.outcome !== task.run.outcome || at > (before.executedAt ?? 0);
    };
    return this.reader.read(this.accounts.access(nas), nas.services, wantsLog);
  }

  private async keep(tx: Transaction, nas: StoredNas, answers: readonly NasAnswer[]): Promise<void> {
    const unread: NasService[] = [];
    for (const answer of answers) {
      const task = taskOf(answer.service, answer.payload, nas.zone);
      if (task) await this.tasks.take(tx, nas, answer, task);
      else unread.push(answer.service);
    }
    if (unread.length > 0)
      return noteFailure(tx, nas, new NasFailure('answer', `${unread.length} × ${unread[0] ?? ''}`));
    await noteNas(tx, nas.id, {
      ...{ failure: null, failureDetail: null, failedAt: null, failures: 0 },
      pollStartedAt: null,
      polledAt: tx.now,
      pollDueAt: nas.active ? new Date(tx.now.getTime() + nas.everyMinutes * minuteMs) : null,
    });
  }
}

/** A NAS that refuses an account shuts it out in the end: the pauses grow. */
async function noteFailure(tx: Transaction, nas: StoredNas, { code, message }: NasFailure): Promise<void> {
  const minutes = Math.min(nas.everyMinutes * 2 ** Math.min(nas.failures, 10), longestPauseMinutes);
  await noteNas(tx, nas.id, {
    pollStartedAt: null,
    pollDueAt: nas.active
      ? new Date(tx.now.getTime() + Math.max(minutes, nas.everyMinutes) * minuteMs)
      : null,
    failure: code,
    failureDetail: message.slice(0, 500).toWellFormed(),
    failedAt: tx.now,
    failures: Math.min(nas.failures + 1, 60_000),
  });
}

const isOurs = ({ pollStartedAt }: StoredNas, startedAt: Date) =>
  pollStartedAt?.getTime() === startedAt.getTime();

function asFailure(error: unknown): NasFailure {
  if (error instanceof NasFailure) return error;
  throw error;
}
