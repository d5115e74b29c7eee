import { buffer } from 'node:stream/consumers';
import { Injectable } from '@nestjs/common';
import { type Actor, Database, DomainError, FileStore, found } from '@vigie/platform';
import { readManifest } from '@vigie/rules';
import type { EngineExport, ExportReceipt, HandExport } from '@vigie/wire';
import { RestoreMaker } from '../../ports/restores/restore-maker';
import {
  addStep,
  changeEnding,
  checkEnding,
  jobsOfEnding,
  lockEnding,
} from '../../store/endings/ending.store';
import {
  changeExport,
  endingOfExport,
  insertExport,
  lockExport,
  manifestValues,
  writeManifest,
} from '../../store/endings/export.store';
import { keepUpload } from '../../store/kept-file';
import { sourceOf } from '../../store/restores/restore.store';

/** Data is handed over to a client whose service ends: by our engine or by hand, with its list, against a receipt. */
@Injectable()
export class HandOver {
  constructor(
    private readonly database: Database,
    private readonly files: FileStore,
    private readonly maker: RestoreMaker,
  ) {}

  /** Errors: backup.engine-absent, not-found, version.conflict, backup-ending.wrong-state, backup-restore.run-unfit, backup-restore.not-ours. */
  async byEngine(actor: Actor, id: string, { jobId, runId, medium, version }: EngineExport): Promise<void> {
    await this.maker.check();
    await this.database.transaction(async (tx) => {
      const ending = await lockEnding(tx, actor.scope, id, version);
      checkEnding(ending, 'open');
      found((await jobsOfEnding(tx, ending)).find((job) => job.id === jobId));
      const { engine, snapshotId } = await sourceOf(tx, ending.clientId, { jobId, runId });
      if (engine !== 'restic' || snapshotId === null) throw new DomainError('backup-restore.not-ours');
      const { clientId } = ending;
      const made = {
        endingId: id,
        clientId,
        state: 'running',
        method: 'engine',
        jobId,
        runId,
        medium,
      } as const;
      const exportId = await insertExport(tx, made, actor.name);
      await changeEnding(tx, ending, {});
      await tx.audit(actor, 'backup-ending.export-launched', `backup-ending:${id}`, {
        job: jobId,
        run: runId,
      });
      await tx.emit('backup-export.due', { exportId });
    });
  }

  /** Errors: not-found, version.conflict, backup-ending.wrong-state, backup-ending.manifest-refused. */
  async byHand(actor: Actor, id: string, { fileId, medium, jobId, version }: HandExport): Promise<void> {
    const [file] = await this.files.describe([fileId]);
    const reading = readManifest(await this.text(actor, found(file).id));
    if (!reading.ok)
      throw new DomainError('backup-ending.manifest-refused', { line: reading.line }, [
        { path: 'fileId', code: 'backup-ending.manifest-refused' },
      ]);
    const written = await writeManifest(this.files, reading.entries);
    try {
      await this.database.transaction(async (tx) => {
        const ending = await lockEnding(tx, actor.scope, id, version);
        checkEnding(ending, 'open');
        const { clientId } = ending;
        if (jobId) found((await jobsOfEnding(tx, ending)).find((job) => job.id === jobId));
        await keepUpload(tx, fileId, { clientId, by: actor.id, internal: true });
        const begun = {
          endingId: id,
          clientId,
          state: 'made',
          method: 'hand',
          jobId: jobId ?? null,
        } as const;
        const exportId = await insertExport(tx, { ...begun, medium, madeAt: tx.now }, actor.name);
        const made = await lockExport(tx, exportId);
        await changeExport(tx, made, await manifestValues(tx, this.files, made, written));
        await changeEnding(tx, ending, {});
        await addStep(tx, ending, actor, {
          step: 'exported',
          data: { medium, files: made.files },
          fileId: made.csvFileId,
        });
        await tx.audit(actor, 'backup-ending.exported', `backup-ending:${id}`, {
          medium,
          sha256: written.sha256,
        });
      });
    } catch (error) {
      await this.files.remove([written.csv.key, written.json.key]);
      throw error;
    }
  }

  /** Somebody of the client signs for what was handed over: who asked for the data is served. Errors: not-found, version.conflict, backup-ending.wrong-state. */
  receive(actor: Actor, exportId: string, { name, title, fileId, version }: ExportReceipt): Promise<string> {
    return this.database.transaction(async (tx) => {
      const id = await endingOfExport(tx, actor.scope, exportId);
      const ending = await lockEnding(tx, actor.scope, id, version);
      const made = await lockExport(tx, exportId);
      if (made.state !== 'made') throw new DomainError('backup-ending.wrong-state', { state: made.state });
      if (fileId) await keepUpload(tx, fileId, { clientId: ending.clientId, by: actor.id, internal: false });
      await changeExport(tx, made, {
        ...{ state: 'received', receiptAt: tx.now, receiptName: name, receiptTitle: title ?? null },
        receiptFileId: fileId ?? null,
      });
      const answered = ending.restitutionAskedAt !== null && ending.restitutionAnsweredAt === null;
      await changeEnding(tx, ending, answered ? { restitutionAnsweredAt: tx.now } : {});
      await addStep(tx, ending, actor, {
        step: 'received',
        data: { name, medium: made.medium },
        fileId: fileId ?? null,
      });
      await tx.audit(actor, 'backup-ending.received', `backup-ending:${id}`, { name, export: exportId });
      return id;
    });
  }

  private async text(actor: Actor, fileId: string): Promise<string> {
    const file = await this.files.find(actor, fileId);
    return (await buffer(this.files.read(file.key))).toString('utf8');
  }
}
