import { Injectable } from '@nestjs/common';
import { Database, type Transaction } from '@vigie/platform';
import {
  isWorse,
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
import {
  correctedId,
  endRun,
  findRun,
  insertRun,
  insertRunObjects,
  rememberLastRun,
  supersedeRun,
  type KnownRun,
} from '../../store/runs/run.store';
import { runTexts } from '../../texts/runs/run.texts';

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
  /** It gives figures, could have named things, and names none. */
  isNameless?: boolean;
}

export interface RecordedRun {
  runId: string;
  /** False when this was known already. */
  recorded: boolean;
}

const minuteMs = 60_000;

/**
 * Writes what a source tells of a run, once; a run that has ended does not change any more. Worse news about it, or its
 * end after it was given up, are a run of their own that stands for it from then on; better ones change nothing. A run
 * answers to the occurrence it was expected for, and is never worth more than what it saved of the contract.
 * Error: not-found.
 */
@Injectable()
export class RecordRun {
  constructor(private readonly database: Database) {}

  execute(report: RunReport): Promise<RecordedRun> {
    return this.database.transaction((tx) => this.record(tx, report));
  }

  /** The same inside the caller's transaction. */
  async record(tx: Transaction, told: RunReport): Promise<RecordedRun> {
    const job = await lockJob(tx, told.jobId);
    const report = until(told, tx.now);
    const known = await findRun(tx, report);
    if (!known) return this.begin(tx, job, report);
    const nothingNew = { runId: known.id, recorded: false };
    if (report.outcome === 'running') return nothingNew;
    if (known.outcome === 'running') return this.finish(tx, job, known.id, report);
    const why = report.gaveUp
      ? null
      : correctionOf(known.outcome, known.lateAt !== null, worthOfNews(job, report));
    if (why === null) return nothingNew;
    return this.correct(tx, job, known, { ...report, externalId: correctedId(report.externalId, why) });
  }

  /** What was told before stays written; what is told now stands for it. */
  private async correct(
    tx: Transaction,
    job: StoredJob,
    known: KnownRun,
    report: RunReport,
  ): Promise<RecordedRun> {
    const startedAt = report.startedAt ?? known.startedAt;
    const runId = await insertRun(tx, job, { ...report, startedAt, lateAt: tx.now });
    await supersedeRun(tx, job, { id: known.id, by: runId });
    return this.finish(tx, job, runId, report);
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
    const { outcome, missing, doubt } = worth(job, report);
    const words = [doubt && runTexts.doubts[doubt], report.message].filter(Boolean).join(' ');
    const message = words.slice(0, longestMessage) || null;
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

const longestMessage = 1000;

function worth({ items, kind }: Pick<StoredJob, 'items' | 'kind'>, report: RunReport) {
  const { outcome, counts, objects, bytesProcessed, filesTotal, isNameless } = report;
  const saved = { bytes: bytesProcessed ?? null, files: filesTotal ?? null };
  const told = { outcome: outcome === 'running' ? ('unknown' as const) : outcome, saved };
  const named = { counts: counts ?? null, objects: objects ?? null, isNameless: isNameless ?? false };
  return judgeRun({ ...told, ...named }, items, kind);
}

/** A program that pushes may contradict itself. The others are read again and again: a new contract is not their news. */
const worthOfNews = ({ items, kind }: StoredJob, report: RunReport): EndedOutcome =>
  worth({ items: report.source === 'push' ? items : [], kind }, report).outcome;

function correctionOf(known: EndedOutcome, gaveUp: boolean, told: EndedOutcome) {
  if (gaveUp) return 'late';
  return isWorse(told, known) && told !== 'success' ? told : null;
}

/** Nothing that we were told of began after it ended, nor ends after now: a clock is wrong. */
function until(report: RunReport, now: Date): RunReport {
  const earlier = (one: Date | null, other: Date) => (one && one > other ? other : one);
  const endedAt = earlier(report.endedAt, now);
  return { ...report, endedAt, startedAt: earlier(report.startedAt, endedAt ?? now) };
}
