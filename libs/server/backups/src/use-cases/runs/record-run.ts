import { Injectable } from '@nestjs/common';
import { Database, type Transaction } from '@vigie/platform';
import {
  judgeRun,
  matchOccurrence,
  toInstant,
  type BackupKind,
  type EndedOutcome,
  type RunOutcome,
  type RunSource,
} from '@vigie/rules';
import { occurrencesNear, satisfyOccurrence } from '../../store/runs/expected.store';
import { lockJob, type StoredJob } from '../../store/runs/job.store';
import { endRun, findRun, insertRun, insertRunObjects, rememberLastRun } from '../../store/runs/run.store';

export interface ReportedObject {
  name: string;
  kind: BackupKind;
  outcome: EndedOutcome;
  bytes: number | null;
  message: string | null;
}

/** What a source tells of a run: that it goes on, or how it ended. */
export interface RunReport {
  jobId: string;
  source: RunSource;
  /** As the source names the run: the same news twice is one run. */
  externalId: string;
  outcome: RunOutcome;
  startedAt: Date | null;
  /** Null while it goes on; a run that has ended without saying when has ended now. */
  endedAt: Date | null;
  counts?: { ok: number; warning: number; error: number } | null;
  bytesProcessed?: number | null;
  bytesAdded?: number | null;
  filesTotal?: number | null;
  filesChanged?: number | null;
  snapshotId?: string | null;
  message?: string | null;
  reportFileId?: string | null;
  /** It was given up because it took too long. */
  gaveUp?: boolean;
  /** What it names one by one; null when it names nothing at all. */
  objects?: readonly ReportedObject[] | null;
}

export interface RecordedRun {
  runId: string;
  /** False when this was known already. */
  recorded: boolean;
}

const minuteMs = 60_000;

/**
 * Writes what a source tells of a run, once; a run that has ended does not change any more. It answers to the occurrence it
 * was expected for, and is never worth more than what it saved of the contract. Error: not-found.
 */
@Injectable()
export class RecordRun {
  constructor(private readonly database: Database) {}

  execute(report: RunReport): Promise<RecordedRun> {
    return this.database.transaction((tx) => this.record(tx, report));
  }

  /** The same inside the caller's transaction. */
  async record(tx: Transaction, report: RunReport): Promise<RecordedRun> {
    const job = await lockJob(tx, report.jobId);
    const known = await findRun(tx, report);
    if (!known) return this.begin(tx, job, report);
    if (report.outcome === 'running') return { runId: known.id, recorded: false };
    if (known.outcome === 'running') return this.finish(tx, job, known.id, report);
    // It was given up because it took too long, and has ended after all: that is news.
    if (known.lateAt && !report.gaveUp && !report.externalId.endsWith(late))
      return this.record(tx, { ...report, externalId: `${report.externalId.slice(0, 94)}${late}` });
    return { runId: known.id, recorded: false };
  }

  private async begin(tx: Transaction, job: StoredJob, report: RunReport): Promise<RecordedRun> {
    const startedAt = report.startedAt ?? report.endedAt ?? tx.now;
    const lateAt = new Date(startedAt.getTime() + job.longestMinutes * minuteMs);
    const runId = await insertRun(tx, job, { ...report, lateAt });
    await this.answer(tx, job, runId, startedAt);
    if (report.outcome !== 'running') return this.finish(tx, job, runId, report);
    tx.live({ type: 'backup.changed', jobId: job.id, clientId: job.clientId });
    return { runId, recorded: true };
  }

  private async finish(
    tx: Transaction,
    job: StoredJob,
    runId: string,
    report: RunReport,
  ): Promise<RecordedRun> {
    const endedAt = report.endedAt ?? tx.now;
    const { outcome, missing } = worth(job, report);
    const message = report.message?.slice(0, longestMessage) ?? null;
    await endRun(tx, runId, { ...report, outcome, message, missing, endedAt });
    await insertRunObjects(tx, { runId, clientId: job.clientId }, report.objects ?? []);
    await rememberLastRun(tx, job, { runId, outcome, endedAt });
    await tx.emit('backup.run-ended', { runId, jobId: job.id, clientId: job.clientId });
    tx.live({ type: 'backup.changed', jobId: job.id, clientId: job.clientId });
    return { runId, recorded: true };
  }

  private async answer(tx: Transaction, job: StoredJob, runId: string, startedAt: Date): Promise<void> {
    const near = await occurrencesNear(tx, job.id, startedAt);
    const id = matchOccurrence(near, toInstant(startedAt.getTime()));
    if (id) await satisfyOccurrence(tx, id, runId);
  }
}

/** Marks the end of a run that had been given up. */
const late = '#late';
const longestMessage = 1000;

function worth(job: StoredJob, { outcome, counts, objects }: RunReport) {
  const ended = outcome === 'running' ? 'unknown' : outcome;
  const run = { outcome: ended, counts: counts ?? null, objects: objects ?? null };
  return judgeRun(run, job.items, job.kind);
}
