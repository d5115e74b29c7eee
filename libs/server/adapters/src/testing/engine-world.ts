import { chmod, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Global, Module } from '@nestjs/common';
import {
  BackupEngine,
  backupEntities,
  backupHttpModules,
  backupJobs,
  backupModules,
  StartDueBackups,
  WorkRepository,
  type BackupJobRow,
  type RepositoryAt,
} from '@vigie/backups';
import { aBackupJob, PlainBackupPorts, PlainCarePorts } from '@vigie/backups/testing';
import { contractEntities } from '@vigie/contracts';
import { type Config, type Database, Secrets } from '@vigie/platform';
import { TicketWorld } from '@vigie/tickets/testing';
import { ResticEngine } from '../restic/restic-engine';
import { giveRepositories } from './restic-repositories';

@Global()
@Module({ providers: [{ provide: BackupEngine, useClass: ResticEngine }], exports: [BackupEngine] })
class RealEngine {}

export interface OperationFact {
  kind: string;
  state: string;
  failure: string | null;
  attempts: number;
  message: string | null;
}

/** The system's restic behind a script that notes what it is given, and misbehaves when it is told to. */
const script = (folder: string) => `#!/bin/sh
echo "$@" >> '${folder}/arguments'
env >> '${folder}/environment'
case "$1" in
  backup)
    if [ -e '${folder}/hang' ]; then echo $$ > '${folder}/hanging'; exec sleep 600; fi
    if [ -e '${folder}/says' ]; then cat '${folder}/says'; cat '${folder}/complains' >&2; exit $(cat '${folder}/code'); fi;;
  version)
    if [ -e '${folder}/version' ]; then cat '${folder}/version'; exit 0; fi;;
esac
exec restic "$@"
`;

/** Clients with folders to save, repositories on two sites, and a worker that does what waits. */
export class EngineWorld {
  private constructor(
    private readonly world: TicketWorld,
    readonly folder: string,
    readonly backup: Config['backup'],
  ) {}

  static async open(name: string): Promise<EngineWorld> {
    const folder = path.join('/tmp', `vigie-engine-${process.pid}`);
    await mkdir(folder, { recursive: true });
    const program = path.join(folder, 'restic');
    await writeFile(program, script(folder));
    await chmod(program, 0o755);
    const backup = {
      ...{ program, root: path.join(folder, 'primary'), secondRoot: path.join(folder, 'second') },
      sources: [folder],
      restoredDays: 7,
    };
    await mkdir(backup.root);
    await mkdir(backup.secondRoot);
    const world = await TicketWorld.open(name, {
      imports: [RealEngine, PlainBackupPorts, PlainCarePorts, ...backupModules, ...backupHttpModules],
      jobs: backupJobs,
      entities: [...contractEntities, ...backupEntities],
      config: { backup, dataDir: path.join(folder, 'data') },
    });
    return new EngineWorld(world, folder, backup);
  }

  async close(): Promise<void> {
    await this.world.close();
    await rm(this.folder, { recursive: true, force: true });
  }

  get database(): Database {
    return this.world.database;
  }

  get engine(): BackupEngine {
    return this.world.get(BackupEngine);
  }

  /** A job of our engine with its own folder of files, of a client that has its repositories. */
  async job(values: Partial<BackupJobRow> = {}): Promise<{ job: BackupJobRow; source: string }> {
    const made = await this.firstJob(values);
    const { database, backup } = this;
    await giveRepositories({ database, secrets: this.world.get(Secrets), backup }, made.job);
    return made;
  }

  /** The same of a client that has no repository yet. */
  async firstJob(values: Partial<BackupJobRow> = {}): Promise<{ job: BackupJobRow; source: string }> {
    const source = path.join(this.folder, `src-${Math.random().toString(36).slice(2)}`);
    await mkdir(path.join(source, 'Comptabilité 2026'), { recursive: true });
    await writeFile(
      path.join(source, 'Comptabilité 2026', 'facture [n°3]*.txt'),
      'une facture\n'.repeat(500),
    );
    await writeFile(path.join(source, 'devis.txt'), 'un devis\n'.repeat(900));
    const plain = { engine: 'restic' as const, secondSite: false, items: [source] };
    return { job: await aBackupJob(this.database, { ...plain, ...values }), source };
  }

  /** The occurrence of this minute falls due, and is begun. */
  async begin(job: BackupJobRow): Promise<string> {
    await this.database.query(
      `INSERT INTO backup_expected (job_id, client_id, due_at, due_on, late_at, state)
       VALUES (?, ?, NOW(3) - INTERVAL 1 SECOND, CURDATE(), NOW(3) + INTERVAL 7 HOUR, 'awaited')`,
      [job.id, job.clientId],
    );
    const [row] = await this.database.query<{ id: string }>(
      'SELECT MAX(id) AS id FROM backup_expected WHERE job_id = ?',
      [job.id],
    );
    const starting = this.world.get(StartDueBackups);
    expect(await starting.overdue(0, 500)).toContain(row?.id);
    await starting.fire(row?.id ?? '');
    return row?.id ?? '';
  }

  /** Does what waits in the repository of a client, with nothing to wait for. */
  async work({ clientId }: { clientId: string }): Promise<void> {
    await this.database.query("UPDATE backup_operation SET due_at = NOW(3) WHERE state = 'waiting'");
    await this.world.get(WorkRepository).execute(await this.repositoryId(clientId));
  }

  async backUp(
    job: BackupJobRow,
  ): Promise<{ outcome: string; snapshotId: string | null; message: string | null }> {
    await this.begin(job);
    await this.work(job);
    return this.lastRun(job);
  }

  async order({ clientId }: { clientId: string }, kind: string, jobId: string | null = null): Promise<void> {
    await this.database.query(
      `INSERT INTO backup_operation (client_id, repository_id, job_id, kind, state, attempts, due_at, created_at)
       VALUES (?, ?, ?, ?, 'waiting', 0, NOW(3), NOW(3))`,
      [clientId, await this.repositoryId(clientId), jobId, kind],
    );
  }

  async repositoryId(clientId: string): Promise<string> {
    const row = await this.database.one<{ id: string }>(
      "SELECT id FROM backup_repository WHERE client_id = ? AND site = 'primary'",
      [clientId],
    );
    return row?.id ?? '';
  }

  async repository(clientId: string, site: 'primary' | 'second'): Promise<RepositoryAt> {
    const row = await this.database.one<{ id: string; folder: string; key: string }>(
      'SELECT id, folder, sealed_key AS `key` FROM backup_repository WHERE client_id = ? AND site = ?',
      [clientId, site],
    );
    if (!row) throw new Error('no repository');
    const password = this.world.get(Secrets).open(row.key, `backup-repository:${row.id}`);
    return { site, folder: row.folder, password };
  }

  async lastRun({ id }: { id: string }) {
    const row = await this.database.one<{
      outcome: string;
      snapshotId: string | null;
      message: string | null;
    }>(
      `SELECT outcome, snapshot_id AS snapshotId, message FROM backup_run WHERE job_id = ? ORDER BY id DESC LIMIT 1`,
      [id],
    );
    if (!row) throw new Error('no run');
    return row;
  }

  operations({ clientId }: { clientId: string }): Promise<OperationFact[]> {
    return this.database.query<OperationFact>(
      'SELECT kind, state, failure, attempts, message FROM backup_operation WHERE client_id = ? ORDER BY id',
      [clientId],
    );
  }

  /** What our people were told of, once all that follows was done: the tickets of alerts. */
  async tickets({ clientId }: { clientId: string }): Promise<{ subject: string; priority: number }[]> {
    await this.world.settle();
    return this.database.query(
      "SELECT subject, priority FROM ticket WHERE client_id = ? AND kind = 'internal' ORDER BY id",
      [clientId],
    );
  }

  rows<T>(table: string, { clientId }: { clientId: string }): Promise<T[]> {
    return this.database.query<T>(`SELECT * FROM ${table} WHERE client_id = ? ORDER BY id`, [clientId]);
  }

  /** Restic will say this at its next backup, until it is told to behave. */
  async says({ stdout, stderr, code }: { stdout: string; stderr: string; code: number }): Promise<void> {
    await writeFile(path.join(this.folder, 'complains'), stderr);
    await writeFile(path.join(this.folder, 'code'), String(code));
    await writeFile(path.join(this.folder, 'says'), stdout);
  }

  async behaves(): Promise<void> {
    for (const name of ['says', 'hang', 'hanging', 'version'])
      await rm(path.join(this.folder, name), { force: true });
  }

  file(name: string): Promise<string> {
    return readFile(path.join(this.folder, name), 'utf8');
  }
}
