import { Injectable } from '@nestjs/common';
import { Secrets, type Transaction } from '@vigie/platform';
import { BackupEngine } from '../../ports/engine/backup-engine';
import { noteRepository } from '../../store/engine/repository.store';
import { EngineStep, openRepository, type StepEnd, type StepWork } from './engine-step';

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
    const makesSecond = second !== null && !second.initialisedAt;
    if (makesSecond) await this.engine.init(openRepository(this.secrets, second), first);
    const record = async (tx: Transaction) => {
      if (!primary.initialisedAt) await noteRepository(tx, primary.id, { initialisedAt: tx.now });
      if (makesSecond) await noteRepository(tx, second.id, { initialisedAt: tx.now, chunkerCopied: true });
    };
    return { failure: null, message: null, record };
  }
}
