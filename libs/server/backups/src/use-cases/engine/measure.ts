import { Injectable } from '@nestjs/common';
import { Secrets, type Transaction } from '@vigie/platform';
import { BackupEngine } from '../../ports/engine/backup-engine';
import { insertUsage } from '../../store/engine/proof.store';
import { noteRepository } from '../../store/engine/repository.store';
import { atEachSite, EngineStep, openInitialised, type StepEnd, type StepWork } from './engine-step';
import { tellKept, tellNotKept, troubleOf } from './tell-kept';

/** Measures what the repositories of a client take; its quota is that of the first site. */
@Injectable()
export class Measure extends EngineStep {
  readonly kind = 'measure';

  constructor(
    private readonly engine: BackupEngine,
    private readonly secrets: Secrets,
  ) {
    super();
  }

  async act(work: StepWork): Promise<StepEnd> {
    const ends = await atEachSite(work.sites, (row) => this.engine.stats(openInitialised(this.secrets, row)));
    const record = async (tx: Transaction) => {
      for (const { row, value } of ends) {
        if (!value) continue;
        const taken = { bytes: String(value.bytes), snapshotCount: value.snapshots };
        await insertUsage(tx, { clientId: row.clientId, repositoryId: row.id, ...taken });
        await noteRepository(tx, row.id, {
          ...{ usedBytes: taken.bytes, snapshotCount: value.snapshots, measuredAt: tx.now },
        });
        if (row.site === 'primary')
          await tx.execute(
            "UPDATE backup_job SET used_bytes = ? WHERE client_id = ? AND engine = 'restic' AND state <> 'ended'",
            [taken.bytes, row.clientId],
          );
      }
      await tellKept(tx, work, ends);
    };
    return { ...troubleOf(ends), record };
  }

  override failed(tx: Transaction, work: StepWork): Promise<void> {
    return tellNotKept(tx, work);
  }
}
