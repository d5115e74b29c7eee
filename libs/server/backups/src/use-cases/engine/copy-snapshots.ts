import { Injectable } from '@nestjs/common';
import { Secrets, type Transaction } from '@vigie/platform';
import { notCopied } from '@vigie/rules';
import { BackupEngine, EngineTrouble } from '../../ports/engine/backup-engine';
import { insertCopy } from '../../store/engine/proof.store';
import { EngineStep, openInitialised, type StepEnd, type StepWork } from './engine-step';

/** Copies to the second site what is not there yet, and proves it: each snapshot is found there as an original. */
@Injectable()
export class CopySnapshots extends EngineStep {
  readonly kind = 'copy';

  constructor(
    private readonly engine: BackupEngine,
    private readonly secrets: Secrets,
  ) {
    super();
  }

  async act(work: StepWork): Promise<StepEnd> {
    if (!work.sites.second) throw new EngineTrouble('no-repository', 'there is no second site here');
    const from = openInitialised(this.secrets, work.sites.primary);
    const to = openInitialised(this.secrets, work.sites.second);
    await this.engine.copy(from, to, work.signal);
    const source = await this.engine.snapshots(from);
    const missing = notCopied(source, await this.engine.snapshots(to));
    const message =
      missing.length === 0 ? null : `not there: ${missing.map(({ id }) => id.slice(0, 8)).join(', ')}`;
    return {
      failure: missing.length === 0 ? null : 'other',
      message,
      record: (tx) =>
        insertCopy(tx, {
          ...about(work),
          ...{ outcome: missing.length === 0 ? 'success' : 'failed', message },
          ...{ sourceCount: source.length, missingCount: missing.length },
        }),
    };
  }

  override async failed(tx: Transaction, work: StepWork, trouble: EngineTrouble): Promise<void> {
    const message = `${trouble.failure}: ${trouble.message}`;
    await insertCopy(tx, {
      ...about(work),
      outcome: 'failed',
      message,
      sourceCount: null,
      missingCount: null,
    });
  }
}

const about = ({ operation, startedAt }: StepWork) => ({
  clientId: operation.clientId,
  repositoryId: operation.repositoryId,
  jobId: operation.jobId,
  startedAt,
});
