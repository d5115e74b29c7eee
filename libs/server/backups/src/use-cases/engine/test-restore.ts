import { Injectable } from '@nestjs/common';
import { Secrets, type Transaction } from '@vigie/platform';
import { BackupEngine, EngineTrouble, type SnapshotAt } from '../../ports/engine/backup-engine';
import { insertRestoreTest } from '../../store/engine/proof.store';
import { EngineStep, openInitialised, tagsOf, type StepEnd, type StepWork } from './engine-step';

/** Restores a file of the last snapshot of a job, compares it, and keeps the proof. */
@Injectable()
export class TestRestore extends EngineStep {
  readonly kind = 'restore-test';

  constructor(
    private readonly engine: BackupEngine,
    private readonly secrets: Secrets,
  ) {
    super();
  }

  async act(work: StepWork): Promise<StepEnd> {
    const { operation, sites, signal } = work;
    const repository = openInitialised(this.secrets, sites.primary);
    const tags = tagsOf(operation.clientId, operation.jobId ?? '');
    const snapshot = (await this.engine.snapshots(repository, tags)).at(-1);
    if (!snapshot) throw new EngineTrouble('no-snapshot', 'nothing was saved yet');
    const proof = await this.engine.testRestore(
      { repository, snapshotId: snapshot.id },
      { copy: () => this.copyOf(work, snapshot.id), signal },
    );
    if (proof === null) throw new EngineTrouble('source-missing', 'the snapshot has no file to restore');
    const { path, bytes, sha256, comparedWith, same } = proof;
    const message = same ? null : 'the restored file is not the one that was saved';
    return {
      failure: same ? null : 'damaged',
      message,
      record: (tx) =>
        insertRestoreTest(tx, {
          ...about(work),
          ...{ snapshotId: snapshot.id, path: path.slice(-1000), bytes: String(bytes), sha256, comparedWith },
          ...{ outcome: same ? 'success' : 'failed', message },
        }),
    };
  }

  override async failed(tx: Transaction, work: StepWork, trouble: EngineTrouble): Promise<void> {
    await insertRestoreTest(tx, {
      ...about(work),
      ...{ snapshotId: null, path: null, bytes: null, sha256: null, comparedWith: null },
      ...{ outcome: 'failed', message: `${trouble.failure}: ${trouble.message}` },
    });
  }

  /** The same snapshot on the second site; null when it cannot be had. */
  private async copyOf({ sites }: StepWork, snapshotId: string): Promise<SnapshotAt | null> {
    if (!sites.second?.initialisedAt) return null;
    try {
      const repository = openInitialised(this.secrets, sites.second);
      const copy = (await this.engine.snapshots(repository)).find(({ original }) => original === snapshotId);
      return copy ? { repository, snapshotId: copy.id } : null;
    } catch (error) {
      if (error instanceof EngineTrouble) return null;
      throw error;
    }
  }
}

const about = ({ operation, startedAt }: StepWork) => ({
  clientId: operation.clientId,
  repositoryId: operation.repositoryId,
  jobId: operation.jobId ?? '',
  startedAt,
});
