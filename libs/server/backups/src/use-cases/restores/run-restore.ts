import { Inject, Injectable } from '@nestjs/common';
import {
  allClients,
  Clock,
  Database,
  DomainError,
  FileStore,
  type FinishOnce,
  LOGGER,
  type Transaction,
} from '@vigie/platform';
import { manifestCsv, type ManifestEntry } from '@vigie/rules';
import { TicketWork } from '@vigie/tickets';
import type { RestoreFailureCode } from '@vigie/wire';
import type { Logger } from 'pino';
import {
  RestoreMaker,
  RestoreTrouble,
  type RestoreOrder,
  type RestoreProgress,
} from '../../ports/restores/restore-maker';
import { isInterrupted } from '../../ports/engine/backup-engine';
import { actingPerson } from '../../store/acting-person';
import {
  holdOf,
  keepProgress,
  moveRestore,
  launchedSource,
  type StoredRestore,
} from '../../store/restores/restore.store';
import { insertFolder } from '../../store/restores/restored-folder.store';
import { restoreWords } from '../../texts/restores/restore.texts';
import { type OpenedRestore, RestoreDesk } from './restore-desk';

/** A launch; one that is over is left alone. */
export interface RestoreLaunched {
  restoreId: string;
  attempt: number;
}
type Outcome =
  { ok: true; manifest: readonly ManifestEntry[] } | { ok: false; code: RestoreFailureCode; message: string };

/** News of progress reach screens at most this often. */
const progressMs = 1000;

/**
 * Carries out a restore outside of any transaction, then writes down what it came to. A worker that is killed in between
 * leaves one that is restored again, to the same place, and said to be done once.
 */
@Injectable()
export class RunRestore {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly maker: RestoreMaker,
    private readonly files: FileStore,
    private readonly desk: RestoreDesk,
    private readonly work: TicketWork,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** One try at a time. Error: server.busy. */
  execute(launched: RestoreLaunched, finish: FinishOnce): Promise<void> {
    return this.database.alone(`backup-restore:${launched.restoreId}`, async () => {
      const order = await this.order(launched);
      if (order !== null) await this.record(launched, await this.make(launched, order), finish);
    });
  }

  /** What to restore; null when this launch is over. */
  private order(launched: RestoreLaunched): Promise<RestoreOrder | null> {
    return this.database.transaction(async (tx) => {
      const { restore } = await this.open(tx, launched);
      if (!isUnderWay(restore, launched)) return null;
      const { clientId, jobId, runId, paths, target } = restore;
      if (jobId === null || runId === null) return null;
      const { snapshotId } = await launchedSource(tx, clientId, { jobId, runId });
      return snapshotId === null ? null : { clientId, jobId, snapshotId, paths, target, key: keyOf(restore) };
    });
  }

  /** What the engine says; throws only when our own process ends. */
  private async make(launched: RestoreLaunched, order: RestoreOrder): Promise<Outcome> {
    try {
      const { manifest } = await this.maker.restore(order, this.progress(launched, order));
      if (manifest.length > 0) return { ok: true, manifest };
      return { ok: false, code: 'path-missing', message: '' };
    } catch (error) {
      // Our process ends: the job is done again by the next one.
      if (isInterrupted(error)) throw error;
      if (error instanceof RestoreTrouble) return { ok: false, code: error.code, message: error.message };
      if (error instanceof DomainError && error.code === 'backup.engine-absent')
        return { ok: false, code: 'engine-absent', message: '' };
      this.logger.error({ err: error, restoreId: launched.restoreId }, 'a restore broke');
      return { ok: false, code: 'other', message: error instanceof Error ? error.message : '' };
    }
  }

  private progress({ restoreId: id, attempt }: RestoreLaunched, { clientId }: RestoreOrder) {
    let next = 0;
    return (progress: RestoreProgress): void => {
      const now = this.clock.now().getTime();
      if (now < next) return;
      next = now + progressMs;
      void this.database
        .transaction(async (tx) => {
          await keepProgress(tx, { id, attempt }, progress);
          tx.live({ type: 'backup-care.changed', clientId });
        })
        .catch((error: unknown) => this.logger.warn({ err: error, restoreId: id }, 'progress is not kept'));
    };
  }

  private async record(launched: RestoreLaunched, outcome: Outcome, finish: FinishOnce): Promise<void> {
    const content = outcome.ok ? Buffer.from(manifestCsv(outcome.manifest)) : null;
    const key = content && (await this.files.write(content));
    const kept = await this.database.transaction(async (tx) => {
      const opened = await this.open(tx, launched);
      if (!(await finish(tx)) || !isUnderWay(opened.restore, launched)) return false;
      if (!outcome.ok) await this.fail(tx, opened, outcome);
      else if (content && key) await this.restored(tx, opened, { manifest: outcome.manifest, content, key });
      return true;
    });
    if (!kept && key) await this.files.remove([key]);
  }

  /** The data stands in a folder of ours: a person hands it over. */
  private async restored(
    tx: Transaction,
    opened: OpenedRestore,
    { manifest, content, key }: { manifest: readonly ManifestEntry[]; content: Buffer; key: string },
  ): Promise<void> {
    const { restore, ticket } = opened;
    const { id, clientId } = restore;
    const actor = await actingPerson(tx, restore.launchedBy);
    const manifestFileId = await this.files.register(tx, {
      ...{ key, content, type: 'text/csv', name: restoreWords.fr.file(ticket.number) },
      ...{ clientId, uploadedBy: null },
    });
    await moveRestore(tx, restore, 'restored', { manifestFileId });
    await insertFolder(tx, { clientId, restoreId: id, name: keyOf(restore) }, manifest);
    await this.work.release(tx, ticket, holdOf(id));
    await this.work.record(tx, ticket, actor, 'restore-ready', { files: manifest.length });
    await this.work.tell(tx, ticket, { ...actor, id: null }, { type: 'restore-ready', source: id });
    await tx.audit(actor, 'backup-restore.restored', `backup-restore:${id}`, { files: manifest.length });
  }

  private async fail(
    tx: Transaction,
    { restore, ticket }: OpenedRestore,
    { code, message }: Extract<Outcome, { ok: false }>,
  ): Promise<void> {
    const actor = await actingPerson(tx, restore.launchedBy);
    const failureMessage = message.slice(0, 500);
    await moveRestore(tx, restore, 'chosen', { failure: code, failureMessage });
    await this.work.release(tx, ticket, holdOf(restore.id));
    await this.work.record(tx, ticket, actor, 'restore-failed', { code });
    await this.work.tell(tx, ticket, { ...actor, id: null }, { type: 'restore-failed', source: restore.id });
    await tx.audit(actor, 'backup-restore.failed', `backup-restore:${restore.id}`, { code });
  }

  private open(tx: Transaction, { restoreId }: RestoreLaunched): Promise<OpenedRestore> {
    return this.desk.open(tx, allClients, restoreId);
  }
}

/** A launch of its own: what an earlier one restored may still be fetched. */
const keyOf = ({ id, attempt }: StoredRestore): string => `${id}-${attempt}`;

const isUnderWay = (restore: StoredRestore, { attempt }: RestoreLaunched): boolean =>
  restore.state === 'running' && restore.attempt === attempt;
