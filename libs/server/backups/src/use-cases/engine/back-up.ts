import path from 'node:path';
import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, Database, Secrets, type Config, type Transaction } from '@vigie/platform';
import {
  judgeBackup,
  operationsAfter,
  type BackupReading,
  type BackupVerdict,
  type EndedOutcome,
  type ResticProgress,
} from '@vigie/rules';
import { BackupEngine, EngineTrouble } from '../../ports/engine/backup-engine';
import { engineJob, type EngineJob } from '../../store/engine/engine-job.store';
import { noteProgress, queueOperation } from '../../store/engine/operation.store';
import { factsOf } from '../../store/engine/proof.store';
import { RecordRun, type ReportedObject, type RunReport } from '../runs/record-run';
import { refusedOnDisk } from './allowed-sources';
import { EngineStep, openInitialised, tagsOf, type StepEnd, type StepWork } from './engine-step';

const progressEveryMs = 1000;
const mostNamed = 5;

/** Saves what a job has to save, and believes the repository more than the output. */
@Injectable()
export class BackUp extends EngineStep {
  readonly kind = 'backup';

  constructor(
    private readonly database: Database,
    private readonly engine: BackupEngine,
    private readonly secrets: Secrets,
    private readonly recording: RecordRun,
    @Inject(CONFIG) private readonly config: Config,
  ) {
    super();
  }

  /** The run begins: it answers to the occurrence it is expected for. */
  async begin(tx: Transaction, operation: StepWork['operation']): Promise<string> {
    const { runId } = await this.recording.record(tx, {
      ...reportOf(operation),
      ...{ outcome: 'running', startedAt: tx.now, endedAt: null },
    });
    return runId;
  }

  async act(work: StepWork): Promise<StepEnd> {
    const { operation, sites, signal } = work;
    const repository = openInitialised(this.secrets, sites.primary);
    const job = await engineJob(this.database, operation.jobId);
    const items = job.items.map((item) => item.replace(/(?<=.)\/+$/, ''));
    const paths = items.filter((item) => path.isAbsolute(item));
    if (paths.length === 0) throw new EngineTrouble('source-missing', 'no folder is named by its whole path');
    const refused = await refusedOnDisk(paths, this.config.backup.sources);
    if (refused !== undefined) throw new EngineTrouble('source-refused', refused);
    const tags = tagsOf(job.clientId, job.id);
    const reading = await this.engine.backup(repository, {
      ...{ paths, tags, signal, host: `client-${job.clientId}` },
      onProgress: this.progressOf(operation),
    });
    if (reading.failure !== null) throw new EngineTrouble(reading.failure, reading.message);
    const verdict = judgeBackup(reading, await this.engine.snapshots(repository, tags), items);
    const report = { ...reportOf(operation), ...ended(reading, verdict, job) };
    return {
      failure: verdict.outcome === 'failed' ? 'other' : null,
      message: report.message,
      record: async (tx) => {
        await this.recording.record(tx, report);
        if (verdict.snapshotId !== null) await this.follow(tx, work, job);
      },
    };
  }

  override async failed(tx: Transaction, { operation }: StepWork, trouble: EngineTrouble): Promise<void> {
    await this.recording.record(tx, {
      ...reportOf(operation),
      ...{ outcome: 'failed', startedAt: operation.startedAt, endedAt: tx.now },
      message: trouble.message || trouble.failure,
    });
  }

  private async follow(tx: Transaction, { sites }: StepWork, job: EngineJob): Promise<void> {
    const { id: repositoryId, clientId } = sites.primary;
    const facts = await factsOf(tx, sites, job.id);
    for (const kind of operationsAfter(job, facts, tx.now))
      await queueOperation(tx, { clientId, repositoryId, kind, jobId: job.id });
  }

  /** Written and told once a second at most; what is not written is not waited for. */
  private progressOf({ id, clientId }: StepWork['operation']) {
    let last = 0;
    return (progress: ResticProgress): void => {
      const now = Date.now();
      if (now - last < progressEveryMs) return;
      last = now;
      const written = this.database.transaction(async (tx) => {
        await noteProgress(tx, id, progress);
        tx.live({ type: 'backup-engine.changed', clientId });
      });
      written.catch(() => undefined);
    };
  }
}

const reportOf = ({ id, jobId }: StepWork['operation']) => ({
  jobId: jobId ?? '',
  source: 'engine' as const,
  externalId: `operation-${id}`,
});

function ended(reading: BackupReading, verdict: BackupVerdict, job: EngineJob) {
  const { summary } = reading;
  const objects = job.items.map((item) => objectOf(item, reading, verdict, job));
  const count = (outcome: EndedOutcome) => objects.filter((one) => one.outcome === outcome).length;
  return {
    outcome: verdict.outcome,
    startedAt: null,
    endedAt: null,
    counts: { ok: count('success'), warning: count('warning'), error: count('failed') },
    bytesProcessed: summary?.bytesTotal ?? null,
    bytesAdded: summary?.bytesAdded ?? null,
    filesTotal: summary?.filesTotal ?? null,
    filesChanged: summary ? summary.filesNew + summary.filesChanged : null,
    snapshotId: verdict.snapshotId,
    // In the words of restic; what is missing stands with the run, what was not read with each object.
    message: verdict.outcome === 'success' ? null : verdict.message,
    objects,
  } satisfies Partial<RunReport>;
}

function objectOf(
  item: string,
  { unread }: BackupReading,
  { missing }: BackupVerdict,
  { kind }: EngineJob,
): ReportedObject {
  const plain = item.replace(/(?<=.)\/+$/, '');
  const notRead = unread.filter((name) => name === plain || name.startsWith(`${plain}/`));
  const outcome = missing.includes(plain) ? 'failed' : notRead.length > 0 ? 'warning' : 'success';
  const message = outcome === 'warning' ? notRead.slice(0, mostNamed).join(', ').slice(0, 500) : null;
  return { name: item, kind, outcome, bytes: null, message };
}
