import { Injectable } from '@nestjs/common';
import { Database, DueWork, type Transaction } from '@vigie/platform';
import { pushReport, type PushReport } from '@vigie/wire';
import { lockJob, type StoredJob } from '../../store/runs/job.store';
import {
  jobsToRead,
  lastRunByPush,
  markPushRead,
  unreadPushes,
  type StoredPush,
} from '../../store/runs/push.store';
import { keepUnreadPush } from '../../store/sources/report.store';
import { RecordRun, type RunReport } from './record-run';

/** A second news of the same kind within this time, without a name for its run, is the same news. */
const sameNewsMs = 60_000;

/** Reads what the programs of jobs told, in the order in which it came, and records the runs. */
@Injectable()
export class ReadPushes extends DueWork {
  readonly kind = 'backup-push';

  constructor(
    private readonly database: Database,
    private readonly recording: RecordRun,
  ) {
    super();
  }

  overdue(_graceMs: number, limit: number): Promise<string[]> {
    return jobsToRead(this.database, limit);
  }

  /** What was pushed waits for the next round at most. */
  upcoming(): Promise<{ id: string; at: Date }[]> {
    return Promise.resolve([]);
  }

  /** Everything that waits of one job, the oldest first; two workers take turns. */
  fire(jobId: string): Promise<void> {
    return this.database.transaction(async (tx) => {
      const job = await lockJob(tx, jobId);
      for (const push of await unreadPushes(tx, jobId)) await this.read(tx, job, push);
    });
  }

  private async read(tx: Transaction, job: StoredJob, push: StoredPush): Promise<void> {
    const externalId = await runOf(tx, push);
    const report = reportOf(job, push, externalId);
    const { runId } = await this.recording.record(tx, report);
    await markPushRead(tx, push.id, runId);
    if (report.outcome === 'unknown') await keepUnreadPush(tx, job, push, runId);
  }
}

/** The name of the run that a push is about: its own, that of the run that goes on, or a new one. */
async function runOf(tx: Transaction, push: StoredPush): Promise<string> {
  if (push.runKey) return push.runKey;
  const last = await lastRunByPush(tx, push.jobId);
  if (last?.outcome === 'running') return last.externalId;
  const age = push.receivedAt.getTime() - (last?.endedAt?.getTime() ?? 0);
  const told = push.signal === 'fail' ? 'failed' : push.signal;
  const isSame = last !== null && age < sameNewsMs && (last.outcome === told || last.outcome === 'warning');
  return isSame && push.signal !== 'start' ? last.externalId : `push-${push.id}`;
}

function reportOf(job: StoredJob, push: StoredPush, externalId: string): RunReport {
  const base = { jobId: job.id, source: 'push' as const, externalId };
  const at = push.receivedAt;
  if (push.signal === 'start') return { ...base, outcome: 'running', startedAt: at, endedAt: null };
  const read = detailsOf(push);
  const { outcome, message, startedAt, objects, ...figures } = read.report;
  const told = push.signal === 'fail' ? 'failed' : (outcome ?? 'success');
  return {
    ...base,
    ...figures,
    outcome: read.isUnderstood ? told : push.signal === 'fail' ? 'failed' : 'unknown',
    startedAt: startedAt ? new Date(startedAt) : null,
    endedAt: at,
    message: message ?? (push.body.trim() || null),
    objects: objects?.map(({ bytes = null, message: said = null, ...object }) => ({
      ...object,
      bytes,
      message: said,
      kind: job.kind,
    })),
  };
}

/** Figures that the program sent. A body that says that it is JSON and is not is not understood: never a success. */
function detailsOf(push: StoredPush): { isUnderstood: boolean; report: PushReport } {
  if (!push.isJson) return { isUnderstood: true, report: {} };
  const read = push.cut ? null : pushReport.safeParse(parsed(push.body));
  return read?.success ? { isUnderstood: true, report: read.data } : { isUnderstood: false, report: {} };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
