import { Injectable } from '@nestjs/common';
import { Database, Secrets, type Transaction } from '@vigie/platform';
import { BackupEngine } from '../../ports/engine/backup-engine';
import { engineJob } from '../../store/engine/engine-job.store';
import { isFrozen } from '../../store/endings/frozen.store';
import { atEachSite, EngineStep, openInitialised, tagsOf, type StepEnd, type StepWork } from './engine-step';
import { tellKept, tellNotKept, troubleOf } from './tell-kept';

/** Forgets what a job no longer has to keep, on both sites. Counted from its last snapshot: a job that stopped loses nothing. */
@Injectable()
export class ForgetSnapshots extends EngineStep {
  readonly kind = 'forget';

  constructor(
    private readonly database: Database,
    private readonly engine: BackupEngine,
    private readonly secrets: Secrets,
  ) {
    super();
  }

  async act(work: StepWork): Promise<StepEnd> {
    const { operation, sites, signal } = work;
    const job = await engineJob(this.database, operation.jobId);
    // Its service may have ended since the operation was asked for.
    if (await isFrozen(this.database, job.clientId, job.id))
      return { failure: null, message: 'frozen', record: () => Promise.resolve() };
    const order = { tags: tagsOf(job.clientId, job.id), days: job.retentionDays, signal };
    const ends = await atEachSite(sites, (row) =>
      this.engine.forget(openInitialised(this.secrets, row), order),
    );
    const removed = ends.map(({ value }) => value?.removed.length ?? 0);
    const { failure, message } = troubleOf(ends);
    return {
      failure,
      message: message ?? (removed.some((count) => count > 0) ? `removed: ${removed.join(' + ')}` : null),
      record: (tx) => tellKept(tx, work, ends),
    };
  }

  override failed(tx: Transaction, work: StepWork): Promise<void> {
    return tellNotKept(tx, work);
  }
}
