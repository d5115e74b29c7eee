import { existsSync, mkdirSync } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Inject, Injectable, type BeforeApplicationShutdown } from '@nestjs/common';
import {
  BackupEngine,
  EngineTrouble,
  type BackupOrder,
  type EngineVersion,
  type RepositoryAt,
  type SnapshotOrder,
  type RestoreProof,
  type SnapshotAt,
} from '@vigie/backups';
import { CONFIG, type Config } from '@vigie/platform';
import {
  engineLevel,
  readBackup,
  readCheck,
  readDone,
  readFileLine,
  readForget,
  readProgress,
  readRestore,
  readResticVersion,
  readSnapshots,
  readStats,
  type BackupReading,
  type CheckReading,
  type ForgetReading,
  type ResticExit,
  type ResticFile,
  type ResticProgress,
  type ResticResult,
  type ResticSnapshot,
} from '@vigie/rules';
import { ProgramAbsent, ResticProcess, type ResticCall } from './restic-process';
import { testRestore } from './restore-test';

/** Restic, run as the process that it is. */
@Injectable()
export class ResticEngine extends BackupEngine implements BeforeApplicationShutdown {
  private readonly restic: ResticProcess;
  /** For what only lasts as long as a call. */
  private readonly folder: string;

  constructor(@Inject(CONFIG) private readonly config: Config) {
    super();
    this.folder = path.resolve(config.dataDir, 'backups', 'restic');
    this.restic = new ResticProcess(config.backup.program, this.folder);
  }

  beforeApplicationShutdown(): void {
    this.restic.stop();
  }

  async version(): Promise<EngineVersion> {
    const hasSecondSite = this.config.backup.secondRoot !== null;
    try {
      await this.restic.sweep();
      const { stdout } = await this.restic.run({ args: ['version', '--json'] });
      // 0.14 does not mind the flag, and prints text.
      const version = readResticVersion(stdout);
      return { version, level: engineLevel(version), hasSecondSite };
    } catch (error) {
      if (error instanceof ProgramAbsent) return { version: null, level: 'absent', hasSecondSite };
      throw error;
    }
  }

  async init(repository: RepositoryAt, like?: RepositoryAt): Promise<void> {
    this.prepareRoot(repository);
    const same = like ? ['--from-repo', this.place(like), '--copy-chunker-params'] : [];
    const made = readDone(await this.run(repository, ['init', ...same], {}, like));
    if (made.ok) return;
    if (made.failure !== 'exists') throw trouble(made);
    // Made by a try that was killed before it could say so: it must be ours.
    await this.snapshots(repository);
  }

  async backup(repository: RepositoryAt, order: BackupOrder): Promise<BackupReading> {
    const tags = order.tags.flatMap((tag) => ['--tag', tag]);
    const args = ['backup', '--host', order.host, ...tags, '--', ...order.paths];
    const exit = await this.run(repository, args, {
      signal: order.signal,
      onLine: lineReader(order.onProgress),
    });
    return readBackup(exit);
  }

  async copy(from: RepositoryAt, to: RepositoryAt, signal: AbortSignal): Promise<void> {
    need(readDone(await this.run(to, ['copy', '--from-repo', this.place(from)], { signal }, from)));
  }

  async forget(
    repository: RepositoryAt,
    { tags, days, signal }: { tags: readonly string[]; days: number; signal: AbortSignal },
  ): Promise<ForgetReading> {
    const kept = ['--keep-within', `${days}d`, '--tag', tags.join(','), '--group-by', 'host,tags', '--prune'];
    return need(readForget(await this.run(repository, ['forget', ...kept], { signal })));
  }

  async forgetThese(
    repository: RepositoryAt,
    { snapshotIds, signal }: { snapshotIds: readonly string[]; signal: AbortSignal },
  ): Promise<void> {
    for (let from = 0; from < snapshotIds.length; from += mostForgotten) {
      const some = snapshotIds.slice(from, from + mostForgotten);
      need(readDone(await this.run(repository, ['forget', ...some], { signal })));
    }
    need(readDone(await this.run(repository, ['prune'], { signal })));
  }

  async check(
    repository: RepositoryAt,
    { part, parts, signal }: { part: number; parts: number; signal: AbortSignal },
  ): Promise<CheckReading> {
    const args = ['check', `--read-data-subset=${part}/${parts}`];
    return need(readCheck(await this.run(repository, args, { signal })));
  }

  async snapshots(repository: RepositoryAt, tags: readonly string[] = []): Promise<ResticSnapshot[]> {
    const only = tags.length > 0 ? ['--tag', tags.join(',')] : [];
    return need(readSnapshots(await this.run(repository, ['snapshots', withoutLock, ...only])));
  }

  async eachFile(
    repository: RepositoryAt,
    snapshotId: string,
    visit: (file: ResticFile) => void,
  ): Promise<void> {
    const exit = await this.run(repository, ['ls', snapshotId], {
      onLine: (line) => {
        const file = readFileLine(line);
        if (file) visit(file);
        return true;
      },
    });
    need(readDone(exit));
  }

  async restore(
    repository: RepositoryAt,
    { snapshotId, paths, target, signal, onProgress }: SnapshotOrder,
  ): Promise<void> {
    const wanted = paths.flatMap((name) => ['--include', literal(name)]);
    const args = ['restore', snapshotId, '--target', target, '--verify', ...wanted];
    const onLine = lineReader(onProgress);
    need(readRestore(await this.run(repository, args, { onLine, ...(signal ? { signal } : {}) })));
  }

  testRestore(
    from: SnapshotAt,
    order: { copy: () => Promise<SnapshotAt | null>; signal: AbortSignal },
  ): Promise<RestoreProof | null> {
    return testRestore(this, { from, ...order, folder: this.folder });
  }

  async stats(repository: RepositoryAt): Promise<{ bytes: number; snapshots: number | null }> {
    return need(readStats(await this.run(repository, ['stats', withoutLock, '--mode', 'raw-data'])));
  }

  async unlock(repository: RepositoryAt): Promise<void> {
    // Without --remove-all restic leaves alone what is alive.
    need(readDone(await this.run(repository, ['unlock'])));
  }

  isRemote(repository: Pick<RepositoryAt, 'site' | 'folder'>): boolean {
    return !path.isAbsolute(this.place(repository));
  }

  async remove({ site, folder }: Pick<RepositoryAt, 'site' | 'folder'>): Promise<void> {
    const place = this.place({ site, folder });
    if (this.isRemote({ site, folder })) throw new EngineTrouble('other', `not a folder of ours: ${place}`);
    const trace = traceOf(place);
    if (!existsSync(place) && !existsSync(trace))
      throw new EngineTrouble('no-repository', `${place} is not there`);
    await writeFile(trace, '');
    await rm(place, { recursive: true, force: true });
  }

  isRemoved(repository: Pick<RepositoryAt, 'site' | 'folder'>): Promise<boolean> {
    const place = this.place(repository);
    return Promise.resolve(path.isAbsolute(place) && !existsSync(place) && existsSync(traceOf(place)));
  }

  private async run(
    repository: RepositoryAt,
    [command = '', ...args]: readonly string[],
    call: Pick<ResticCall, 'signal' | 'onLine'> = {},
    from?: RepositoryAt,
  ): Promise<ResticExit> {
    try {
      return await this.restic.run({
        args: [command, '--json', '-r', this.place(repository), ...args],
        passwords: { own: repository.password, ...(from ? { from: from.password } : {}) },
        ...call,
      });
    } catch (error) {
      throw error instanceof ProgramAbsent ? new EngineTrouble('absent', error.message) : error;
    }
  }

  private place({ site, folder }: Pick<RepositoryAt, 'site' | 'folder'>): string {
    const { root, secondRoot } = this.config.backup;
    const base = site === 'primary' ? root : secondRoot;
    if (base === null) throw new EngineTrouble('no-repository', 'there is no second site');
    return path.isAbsolute(base) ? path.join(base, folder) : `${base.replace(/\/+$/, '')}/${folder}`;
  }

  /** A root that was named must be there: a disk that is not mounted is no place for a repository. */
  private prepareRoot(repository: RepositoryAt): void {
    const root = path.dirname(this.place(repository));
    if (!path.isAbsolute(root)) return;
    if (root.startsWith(`${path.resolve(this.config.dataDir)}${path.sep}`))
      mkdirSync(root, { recursive: true });
    if (!existsSync(root)) throw new EngineTrouble('no-repository', `${root} is not there`);
  }
}

/** For what only looks: a lock is written to the repository, waited for, and left behind by who is killed. */
const withoutLock = '--no-lock';

/** An empty file beside a repository that was removed: a folder that is away with its disk leaves none. */
const traceOf = (place: string) => `${place}.removed`;

/** As many names as one command takes. */
const mostForgotten = 500;

/** Takes lines that tell of progress. */
const lineReader = (onProgress?: (progress: ResticProgress) => void) => (line: string) => {
  const progress = readProgress(line);
  if (progress) onProgress?.(progress);
  return progress !== null;
};

/** What restic takes for a pattern, as the plain path that it is. */
const literal = (name: string) => name.replaceAll(/[\\*?[]/g, String.raw`\$&`);

function need<T>(result: ResticResult<T>): T {
  if (result.ok) return result.value;
  throw trouble(result);
}

function trouble({ failure, message }: Extract<ResticResult<unknown>, { ok: false }>): EngineTrouble {
  return new EngineTrouble(failure, message);
}
