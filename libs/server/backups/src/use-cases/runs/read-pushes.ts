import { Inject, Injectable } from '@nestjs/common';
import { Database, DomainError, DueWork, LOGGER, type Transaction } from '@vigie/platform';
import { isAboutLast, toInstant } from '@vigie/rules';
import type { Logger } from 'pino';
import { lockJob, type StoredJob } from '../../store/runs/job.store';
import {
  jobsToRead,
  lastRunByPush,
  markPushRead,
  unreadPush,
  unreadPushes,
  type StoredPush,
} from '../../store/runs/push.store';
import { plainId } from '../../store/runs/run.store';
import { keepUnreadPush } from '../../store/sources/report.store';
import { runTexts } from '../../texts/runs/run.texts';
import { readPush } from './read-push';
import { RecordRun, type RunReport } from './record-run';

type Ended = ReturnType<typeof readPush>;

/** Reads what the programs of jobs told, in the order in which it came, and records the runs. */
@Injectable()
export class ReadPushes extends DueWork {
  readonly kind = 'backup-push';

  constructor(
    private readonly database: Database,
    private readonly recording: RecordRun,
    @Inject(LOGGER) private readonly logger: Logger,
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

  /** Everything that waits of one job, the oldest first; two workers take turns. One that cannot be written stops no other. */
  async fire(jobId: string): Promise<void> {
    for (const id of await unreadPushes(this.database, jobId)) {
      try {
        await this.take(jobId, id, (tx, job, push) => this.reportOf(tx, job, push));
      } catch (error) {
        if (error instanceof DomainError) throw error;
        this.logger.error({ err: error, jobId, pushId: id }, 'push not recorded');
        await this.take(jobId, id, (_tx, _job, push) => Promise.resolve(brokenReport(push)));
      }
    }
  }

  private take(
    jobId: string,
    id: string,
    read: (tx: Transaction, job: StoredJob, push: StoredPush) => Promise<Omit<RunReport, 'jobId' | 'source'>>,
  ): Promise<void> {
    return this.database.transaction(async (tx) => {
      const job = await lockJob(tx, jobId);
      const push = await unreadPush(tx, id);
      if (!push) return;
      const report = await read(tx, job, push);
      const { runId, recorded } = await this.recording.record(tx, { ...report, jobId, source: 'push' });
      await markPushRead(tx, id, runId);
      if (recorded && report.outcome === 'unknown') await keepUnreadPush(tx, job, push, runId);
    });
  }

  private async reportOf(tx: Transaction, job: StoredJob, push: StoredPush) {
    const at = push.receivedAt;
    const read: Ended | null = push.signal === 'start' ? null : readPush(push, job);
    const externalId = await runOf(tx, push, read);
    if (!read) return { externalId, outcome: 'running' as const, startedAt: at, endedAt: null };
    return { ...read, externalId, endedAt: at };
  }
}

/** The name of the run that a push is about: its own, that of the run that goes on or has just ended, or a new one. */
async function runOf(tx: Transaction, push: StoredPush, read: Ended | null): Promise<string> {
  if (push.runKey) return push.runKey;
  const last = await lastRunByPush(tx, push);
  if (!last) return ownId(push);
  const { outcome, endedAt, ...about } = last;
  if (outcome === 'running' || endedAt === null) return last.externalId;
  const ended = { ...about, outcome, endedAt: toInstant(endedAt.getTime()) };
  const isSame = read !== null && isAboutLast(read.outcome, ended, toInstant(push.receivedAt.getTime()));
  return isSame ? plainId(last.externalId) : ownId(push);
}

const ownId = ({ id }: StoredPush): string => `push-${id}`;

/** Of a push that could not be written as it was read: a person looks at it. */
const brokenReport = (push: StoredPush) => ({
  externalId: ownId(push),
  outcome: push.signal === 'fail' ? ('failed' as const) : ('unknown' as const),
  startedAt: null,
  endedAt: push.receivedAt,
  message: runTexts.faults.broken,
});
