import { mkdir, rm } from 'node:fs/promises';
import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, Database, DomainError, Secrets, type Config } from '@vigie/platform';
import type { EngineFailure, ManifestEntry } from '@vigie/rules';
import type { RestoreFailureCode } from '@vigie/wire';
import {
  BackupEngine,
  EngineTrouble,
  isInterrupted,
  type SnapshotAt,
} from '../../ports/engine/backup-engine';
import {
  RestoreMaker,
  RestoreTrouble,
  type RestoreOrder,
  type RestoreProgress,
  type RestoreResult,
} from '../../ports/restores/restore-maker';
import { findSites, type StoredRepository } from '../../store/engine/repository.store';
import { restoredPlace } from '../../store/restores/restored-place';
import { openInitialised, tagsOf } from './engine-step';
import { needEngine } from './need-engine';
import { readRestored } from './read-restored';

/** What a person is told of what the engine says. */
const codes: Partial<Record<EngineFailure, RestoreFailureCode>> = {
  'no-snapshot': 'snapshot-missing',
  'no-repository': 'repository-missing',
  'wrong-password': 'wrong-key',
  'source-missing': 'path-missing',
  'disk-full': 'disk-full',
  locked: 'locked',
};
/** What another site would not do better. */
const final: readonly EngineFailure[] = ['disk-full', 'source-missing', 'interrupted', 'absent'];

interface Wanted {
  files: number;
  bytes: number;
}

/**
 * Restores with our own engine, into a folder of its own: the words of who asked for a target are read by people, they
 * are no path. The second site serves where the first one cannot.
 */
@Injectable()
export class EngineRestoreMaker extends RestoreMaker {
  constructor(
    private readonly database: Database,
    private readonly secrets: Secrets,
    private readonly engine: BackupEngine,
    @Inject(CONFIG) private readonly config: Config,
  ) {
    super();
  }

  check(): Promise<void> {
    return needEngine(this.engine);
  }

  async restore(
    order: RestoreOrder,
    onProgress: (progress: RestoreProgress) => void,
  ): Promise<RestoreResult> {
    await this.check();
    try {
      return await this.restoreFromSites(order, onProgress);
    } catch (error) {
      // Half of the data of a client is nobody's; where our own process ends, the next one begins again.
      if (!isInterrupted(error)) await this.remove(order.key);
      throw error;
    }
  }

  async remove(key: string): Promise<void> {
    await rm(restoredPlace(this.config, key), { recursive: true, force: true });
  }

  private async restoreFromSites(
    order: RestoreOrder,
    onProgress: (progress: RestoreProgress) => void,
  ): Promise<RestoreResult> {
    const sites = await findSites(this.database, order.clientId);
    const troubles: EngineTrouble[] = [];
    for (const row of [sites?.primary, sites?.second]) {
      try {
        return await this.restoreFrom(row ?? null, order, onProgress);
      } catch (error) {
        if (!(error instanceof EngineTrouble)) throw error;
        troubles.push(error);
        if (final.includes(error.failure)) break;
      }
    }
    // The first site is what people know; the second one says more only where it was able to begin.
    throw asRestoreTrouble(troubles.find(({ failure }) => final.includes(failure)) ?? troubles[0]);
  }

  private async restoreFrom(
    row: StoredRepository | null,
    order: RestoreOrder,
    onProgress: (progress: RestoreProgress) => void,
  ): Promise<RestoreResult> {
    const { repository, snapshotId } = await this.find(row, order);
    const paths = order.paths.map((name) => name.replace(/(?<=.)\/+$/, ''));
    const wanted = await this.measure({ repository, snapshotId }, paths);
    const target = restoredPlace(this.config, order.key);
    const tell = onlyForward((bytes) => {
      onProgress({ bytes, total: wanted.bytes });
    });
    // What a try that was killed left behind is no part of it.
    await this.remove(order.key);
    await mkdir(target, { recursive: true, mode: 0o700 });
    await this.engine.restore(repository, {
      ...{ snapshotId, paths, target },
      onProgress: ({ bytes }) => {
        tell(bytes);
      },
    });
    const manifest: ManifestEntry[] = [];
    let read = 0;
    for await (const entry of readRestored(target)) {
      manifest.push(entry);
      tell((read += entry.bytes));
    }
    if (manifest.length !== wanted.files || read !== wanted.bytes)
      throw new RestoreTrouble(
        'incomplete',
        `${manifest.length} / ${wanted.files}, ${read} / ${wanted.bytes}`,
      );
    return { manifest };
  }

  /** The snapshot in a repository: one of this client and this job, whatever was asked for; a copy has a name of its own. */
  private async find(
    row: StoredRepository | null,
    { clientId, jobId, snapshotId }: RestoreOrder,
  ): Promise<SnapshotAt> {
    const repository = openInitialised(this.secrets, row);
    const all = await this.engine.snapshots(repository, tagsOf(clientId, jobId));
    const found = all.find(({ id, original }) => id === snapshotId || original === snapshotId);
    if (!found) throw new EngineTrouble('no-snapshot', snapshotId);
    return { repository, snapshotId: found.id };
  }

  /** What is to come back. Each path that was chosen must be there. */
  private async measure({ repository, snapshotId }: SnapshotAt, paths: readonly string[]): Promise<Wanted> {
    const missing = new Set(paths);
    const wanted: Wanted = { files: 0, bytes: 0 };
    await this.engine.eachFile(repository, snapshotId, (file) => {
      const holders = paths.filter((name) => file.path === name || file.path.startsWith(`${name}/`));
      if (paths.length > 0 && holders.length === 0) return;
      for (const name of holders) missing.delete(name);
      wanted.files += 1;
      wanted.bytes += file.bytes;
    });
    const [none] = missing;
    if (none !== undefined) throw new EngineTrouble('source-missing', none);
    return wanted;
  }
}

/** Written and read again: the same bytes are told of once. */
function onlyForward(tell: (bytes: number) => void): (bytes: number) => void {
  let most = 0;
  return (bytes) => {
    if (bytes <= most) return;
    most = bytes;
    tell(bytes);
  };
}

function asRestoreTrouble(trouble: EngineTrouble | undefined): Error {
  if (trouble === undefined) return new RestoreTrouble('repository-missing', '');
  if (trouble.failure === 'absent') return new DomainError('backup.engine-absent');
  // Our own process ends: the next one does it again.
  if (trouble.failure === 'interrupted') return trouble;
  return new RestoreTrouble(codes[trouble.failure] ?? 'other', trouble.message);
}
