import { Injectable } from '@nestjs/common';
import { Secrets, type Transaction } from '@vigie/platform';
import { BackupEngine, EngineTrouble, type RepositoryAt } from '../../ports/engine/backup-engine';
import { noteRepository, type StoredRepository } from '../../store/engine/repository.store';
import { EngineStep, isPassing, openRepository, type StepEnd, type StepWork } from './engine-step';

/** Makes the repositories of a client that are not there yet; one that was made once is never made again. */
@Injectable()
export class InitRepositories extends EngineStep {
  readonly kind = 'init';

  constructor(
    private readonly engine: BackupEngine,
    private readonly secrets: Secrets,
  ) {
    super();
  }

  async act({ sites: { primary, second } }: StepWork): Promise<StepEnd> {
    const first = openRepository(this.secrets, primary);
    if (!primary.initialisedAt) await this.engine.init(first);
    // Without a second site there are backups all the same: that nothing is copied is said after each of them.
    const trouble = second?.initialisedAt === null ? await this.initSecond(second, first) : null;
    const record = async (tx: Transaction) => {
      if (!primary.initialisedAt) await noteRepository(tx, primary.id, { initialisedAt: tx.now });
      if (second?.initialisedAt === null && !trouble)
        await noteRepository(tx, second.id, { initialisedAt: tx.now, chunkerCopied: true });
    };
    return { failure: trouble?.failure ?? null, message: trouble?.message ?? null, record };
  }

  private async initSecond(row: StoredRepository, like: RepositoryAt): Promise<EngineTrouble | null> {
    try {
      await this.engine.init(openRepository(this.secrets, row), like);
      return null;
    } catch (error) {
      if (!(error instanceof EngineTrouble) || isPassing(error)) throw error;
      return error;
    }
  }
}
