import { Inject, Injectable } from '@nestjs/common';
import {
  Clock,
  CONFIG,
  type Config,
  Database,
  DueWork,
  type FinishOnce,
  type Transaction,
} from '@vigie/platform';
import { RestoreMaker } from '../../ports/restores/restore-maker';
import {
  dueFolder,
  dueFolders,
  keepFolder,
  keptFolders,
  noteRemoved,
  type StoredFolder,
  tellFolder,
} from '../../store/restores/restored-folder.store';

/** What our engine restored does not stay on our disk: it is removed some days after it served. The row and the hashes stay. */
@Injectable()
export class RemoveRestored extends DueWork {
  readonly kind = 'backup-restored';
  private readonly days: number;

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly maker: RestoreMaker,
    @Inject(CONFIG) { backup }: Config,
  ) {
    super();
    this.days = backup.restoredDays;
  }

  overdue(_graceMs: number, limit: number): Promise<string[]> {
    return dueFolders(this.database, { now: this.clock.now(), days: this.days, limit });
  }

  /** Days need no wake-up. */
  upcoming(): Promise<{ id: string; at: Date }[]> {
    return Promise.resolve([]);
  }

  /** A million files take their time: a worker of the queue removes them. */
  fire(folderId: string): Promise<void> {
    return this.database.transaction(async (tx) => {
      if (await tellFolder(tx, folderId)) await tx.emit('backup-restored.due', { folderId });
    });
  }

  /** Removes one that is due; a worker that is killed meanwhile leaves one that is removed again. Error: server.busy. */
  execute(folderId: string, finish: FinishOnce): Promise<void> {
    return this.database.alone(`backup-restored:${folderId}`, async () => {
      const folder = await dueFolder(this.database, folderId, { now: this.clock.now(), days: this.days });
      if (folder) await this.maker.remove(folder.name);
      await this.database.transaction(async (tx) => {
        if (await finish(tx)) await this.record(tx, folderId, folder);
      });
    });
  }

  /** At once, when the data of a client or of one of its jobs is erased at the end of a service. */
  async ofErased(erased: { clientId: string; jobId: string | null }): Promise<void> {
    for (const folder of await keptFolders(this.database, erased)) {
      await this.maker.remove(folder.name);
      await this.database.transaction((tx) => noteRemoved(tx, folder));
    }
  }

  private async record(tx: Transaction, folderId: string, folder: StoredFolder | null): Promise<void> {
    if (folder) await noteRemoved(tx, folder);
    else await keepFolder(tx, folderId);
  }
}
