import { Injectable } from '@nestjs/common';
import { Database, Secrets } from '@vigie/platform';
import { BackupEngine } from '../../ports/engine/backup-engine';
import { engineJob } from '../../store/engine/engine-job.store';
import { isFrozen } from '../../store/endings/frozen.store';
import { EngineStep, openInitialised, tagsOf, type StepEnd, type StepWork } from './engine-step';

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

  async act({ operation, sites, signal }: StepWork): Promise<StepEnd> {
    const job = await engineJob(this.database, operation.jobId);
    const done = { failure: null, record: () => Promise.resolve() };
    // Its service may have ended since the operation was asked for.
    if (await isFrozen(this.database, job.clientId, job.id)) return { ...done, message: 'frozen' };
    const order = { tags: tagsOf(job.clientId, job.id), days: job.retentionDays, signal };
    const rows = [sites.primary, ...(sites.second?.initialisedAt ? [sites.second] : [])];
    const removed: number[] = [];
    for (const row of rows) {
      const forgotten = await this.engine.forget(openInitialised(this.secrets, row), order);
      removed.push(forgotten.removed.length);
    }
    return {
      ...done,
      message: removed.some((count) => count > 0) ? `removed: ${removed.join(' + ')}` : null,
    };
  }
}
