import { Inject, Injectable } from '@nestjs/common';
import { allClients, Database, FileStore, type FinishOnce, LOGGER, type Transaction } from '@vigie/platform';
import type { ManifestEntry } from '@vigie/rules';
import type { Logger } from 'pino';
import { RestoreMaker } from '../../ports/restores/restore-maker';
import { isInterrupted } from '../../ports/engine/backup-engine';
import { addStep, changeEnding, lockEnding } from '../../store/endings/ending.store';
import {
  changeExport,
  endingOfExport,
  lockExport,
  manifestValues,
  type StoredExport,
  writeManifest,
  type WrittenManifest,
} from '../../store/endings/export.store';
import { launchedSource } from '../../store/restores/restore.store';
import { insertFolder } from '../../store/restores/restored-folder.store';

type Outcome = { ok: true; manifest: readonly ManifestEntry[] } | { ok: false; message: string };

/** Carries out a handover by the engine: a restore of everything, whose list is kept. It is made once, however often it is tried. */
@Injectable()
export class RunExport {
  constructor(
    private readonly database: Database,
    private readonly maker: RestoreMaker,
    private readonly files: FileStore,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  execute(exportId: string, finish: FinishOnce): Promise<void> {
    return this.database.alone(`backup-export:${exportId}`, async () => {
      const order = await this.order(exportId);
      if (order === null) return;
      const outcome = await this.make(exportId, order);
      const written = outcome.ok ? await writeManifest(this.files, outcome.manifest) : null;
      const kept = await this.database.transaction((tx) =>
        this.record(tx, exportId, written ?? (outcome.ok ? '' : outcome.message), finish),
      );
      if (!kept && written) await this.files.remove([written.csv.key, written.json.key]);
    });
  }

  private order(exportId: string): Promise<{ made: StoredExport; snapshotId: string } | null> {
    return this.database.transaction(async (tx) => {
      const made = await lockExport(tx, exportId);
      const { jobId, runId, clientId, state } = made;
      if (state !== 'running' || jobId === null || runId === null) return null;
      const { snapshotId } = await launchedSource(tx, clientId, { jobId, runId });
      return snapshotId === null ? null : { made, snapshotId };
    });
  }

  private async make(
    exportId: string,
    { made, snapshotId }: { made: StoredExport; snapshotId: string },
  ): Promise<Outcome> {
    const { clientId, jobId, medium } = made;
    const order = {
      clientId,
      jobId: jobId ?? '',
      snapshotId,
      paths: [],
      target: medium,
      key: keyOf(exportId),
    };
    try {
      return { ok: true, manifest: (await this.maker.restore(order, () => undefined)).manifest };
    } catch (error) {
      // Our process ends: the job is done again by the next one.
      if (isInterrupted(error)) throw error;
      this.logger.warn({ err: error, exportId }, 'an export failed');
      return { ok: false, message: error instanceof Error ? error.message.slice(0, 500) : '' };
    }
  }

  private async record(
    tx: Transaction,
    exportId: string,
    outcome: WrittenManifest | string,
    finish: FinishOnce,
  ): Promise<boolean> {
    const ending = await lockEnding(tx, allClients, await endingOfExport(tx, allClients, exportId));
    const made = await lockExport(tx, exportId);
    if (!(await finish(tx)) || made.state !== 'running') return false;
    await changeEnding(tx, ending, {});
    if (typeof outcome === 'string') {
      await changeExport(tx, made, { state: 'failed', failure: outcome });
      return true;
    }
    const values = await manifestValues(tx, this.files, made, outcome);
    await changeExport(tx, made, { ...values, state: 'made', madeAt: tx.now });
    await insertFolder(tx, { clientId: made.clientId, exportId, name: keyOf(exportId) }, outcome.entries);
    const { medium, files, createdBy: name } = made;
    await addStep(
      tx,
      ending,
      { name },
      { step: 'exported', data: { medium, files }, fileId: made.csvFileId },
    );
    return true;
  }
}

const keyOf = (exportId: string): string => `export-${exportId}`;
