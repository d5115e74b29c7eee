import { Injectable } from '@nestjs/common';
import { Secrets, type Transaction } from '@vigie/platform';
import { BackupEngine } from '../../ports/engine/backup-engine';
import { insertUsage } from '../../store/engine/proof.store';
import { noteRepository, type StoredRepository } from '../../store/engine/repository.store';
import { EngineStep, openInitialised, type StepEnd, type StepWork } from './engine-step';

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

  async act({ sites: { primary, second } }: StepWork): Promise<StepEnd> {
    const rows = [primary, ...(second?.initialisedAt ? [second] : [])];
    const sizes: { row: StoredRepository; bytes: number; snapshots: number | null }[] = [];
    for (const row of rows)
      sizes.push({ row, ...(await this.engine.stats(openInitialised(this.secrets, row))) });
    const record = async (tx: Transaction) => {
      for (const { row, bytes, snapshots } of sizes) {
        const taken = { bytes: String(bytes), snapshotCount: snapshots };
        await insertUsage(tx, { clientId: row.clientId, repositoryId: row.id, ...taken });
        await noteRepository(tx, row.id, {
          ...{ usedBytes: taken.bytes, snapshotCount: snapshots, measuredAt: tx.now },
        });
      }
      await tx.execute("UPDATE backup_job SET used_bytes = ? WHERE client_id = ? AND engine = 'restic'", [
        sizes[0]?.bytes ?? 0,
        primary.clientId,
      ]);
    };
    return { failure: null, message: null, record };
  }
}
