import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Global, Module } from '@nestjs/common';
import {
  BackupEngine,
  backupEntities,
  backupHttpModules,
  backupJobs,
  type BackupJobRow,
  backupModules,
  DestructionDocument,
  EngineRepositoryEraser,
  EngineRestoreMaker,
  OpenRepositories,
  OrderOperation,
  RepositoryEraser,
  RestoreMaker,
  WorkRepository,
} from '@vigie/backups';
import { aBackupJob, PlainBackupPorts } from '@vigie/backups/testing';
import { contractEntities } from '@vigie/contracts';
import { aContact, asActor } from '@vigie/directory/testing';
import { Secrets, type Actor, type Config } from '@vigie/platform';
import { MailReader } from '@vigie/tickets';
import { TicketWorld } from '@vigie/tickets/testing';
import type { BackupEndingDetail } from '@vigie/wire';
import type { Agent } from 'supertest';
import { PdfDestructionDocument } from '../documents/pdf-destruction-document';
import { MailparserReader } from '../mail/mailparser-reader';
import { ResticEngine } from '../restic/restic-engine';
import { giveRepositories } from './restic-repositories';

@Global()
@Module({
  providers: [
    { provide: BackupEngine, useClass: ResticEngine },
    { provide: RestoreMaker, useClass: EngineRestoreMaker },
    { provide: RepositoryEraser, useClass: EngineRepositoryEraser },
    { provide: DestructionDocument, useClass: PdfDestructionDocument },
    { provide: MailReader, useClass: MailparserReader },
  ],
  exports: [BackupEngine, RestoreMaker, RepositoryEraser, DestructionDocument, MailReader],
})
class RealPorts {}

/** What is saved of a source. */
export const savedFiles: Readonly<Record<string, string>> = {
  'Comptabilité 2026/facture [n°3]*.txt': 'une facture\n'.repeat(500),
  // Not to be made smaller: the largest pack is the one with its data.
  'devis.txt': Array.from({ length: 300 }, (_, line) =>
    createHash('sha256').update(`${line}`).digest('hex'),
  ).join('\n'),
  'vide.txt': '',
};
export const today = (): string => new Date().toISOString().slice(0, 10);

/** Everything from the job to the certificate, with the restic of this system and folders of its own. */
export class ChainWorld {
  private constructor(
    readonly tickets: TicketWorld,
    readonly folder: string,
    private readonly backup: Config['backup'],
    readonly manager: Actor,
    readonly agent: Agent,
    /** Of a second person, who approves. */
    readonly other: Agent,
  ) {}

  /** The second site is a folder, or what the caller makes of it: an address that restic knows. */
  static async open(name: string, second = (folder: string) => folder): Promise<ChainWorld> {
    const folder = mkdtempSync(path.join(tmpdir(), `vigie-${name}-`));
    const [root, secondFolder] = [path.join(folder, 'primary'), path.join(folder, 'second')];
    mkdirSync(root);
    mkdirSync(secondFolder);
    const backup = {
      ...{ program: 'restic', root, secondRoot: second(secondFolder) },
      ...{ sources: [folder], restoredDays: 7 },
    };
    const tickets = await TicketWorld.open(name, {
      imports: [PlainBackupPorts, RealPorts, ...backupModules, ...backupHttpModules],
      jobs: backupJobs,
      entities: [...contractEntities, ...backupEntities],
      config: { dataDir: path.join(folder, 'data'), backup },
    });
    const manager = await tickets.staff('dispatcher');
    const agent = await tickets.http(manager);
    const other = await tickets.http(await tickets.staff('administrator'));
    return new ChainWorld(tickets, folder, backup, manager, agent, other);
  }

  async close(): Promise<void> {
    await this.tickets.close();
    await rm(this.folder, { recursive: true, force: true });
  }

  at(name: string): string {
    return path.join(this.folder, name);
  }

  /** A client that has its repositories, with keys that cost nothing. */
  async client(): Promise<{ id: string; requester: Actor }> {
    const { tickets } = this;
    const client = await tickets.client();
    const around = { database: tickets.database, secrets: tickets.get(Secrets), backup: this.backup };
    await giveRepositories(around, { clientId: client.id, secondSite: true });
    return client;
  }

  /** A folder of files, saved on both sites. */
  async saved(
    clientId: string,
    name: string,
    more: Partial<BackupJobRow> = {},
  ): Promise<{ job: BackupJobRow; source: string }> {
    const source = this.at(`src-${clientId}-${name}`);
    for (const [file, content] of Object.entries(savedFiles)) {
      await mkdir(path.dirname(path.join(source, file)), { recursive: true });
      await writeFile(path.join(source, file), `${content}${content && name}`);
    }
    const values = { engine: 'restic' as const, secondSite: true, items: [source], ...more };
    const created = { clientId, createdAt: new Date() };
    const job = await aBackupJob(this.tickets.database, { ...values, ...created });
    await this.backUp(job);
    return { job, source };
  }

  async backUp(job: BackupJobRow): Promise<void> {
    await this.tickets.get(OrderOperation).forJob(this.manager, job.id, 'backup');
    await this.work(job);
  }

  async check(job: BackupJobRow): Promise<void> {
    await this.tickets.get(OrderOperation).forClient(this.manager, job.clientId, 'check');
    await this.work(job);
  }

  /** Does what waits in the repository of a client, and all that follows. */
  private async work({ clientId }: BackupJobRow): Promise<void> {
    const { tickets } = this;
    const { id } = await tickets.database.transaction((tx) =>
      tickets.get(OpenRepositories).ensure(tx, clientId),
    );
    await tickets.get(WorkRepository).execute(id);
    await tickets.settle();
  }

  /** The last run of a job, which must have succeeded. */
  async runOf(job: BackupJobRow): Promise<{ id: string; snapshotId: string }> {
    const run = await this.tickets.database.one<{ id: string; outcome: string; snapshotId: string }>(
      'SELECT id, outcome, snapshot_id AS snapshotId FROM backup_run WHERE job_id = ? ORDER BY id DESC LIMIT 1',
      [job.id],
    );
    expect(run?.outcome).toBe('success');
    return { id: run?.id ?? '', snapshotId: run?.snapshotId ?? '' };
  }

  async textOf(fileId = ''): Promise<string> {
    const { body } = await this.agent.get(`/api/files/${fileId}`).responseType('blob').expect(200);
    return (body as Buffer).toString();
  }

  repositories(
    clientId: string,
  ): Promise<{ site: string; folder: string; sealedKey: string | null; erasedAt: Date | null }[]> {
    return this.tickets.database.query(
      `SELECT site, folder, sealed_key AS sealedKey, erased_at AS erasedAt FROM backup_repository
        WHERE client_id = ? ORDER BY generation, site`,
      [clientId],
    );
  }

  async ending(id: string): Promise<BackupEndingDetail> {
    return (await this.agent.get(`/api/backup-endings/${id}`).expect(200)).body;
  }

  /** Does something with an end that must be accepted, and waits for what comes of it. */
  async act(to: Agent, id: string, route: string, body: object = {}): Promise<BackupEndingDetail> {
    const { version } = await this.ending(id);
    const answer = await to.post(`/api/${route}`).send({ version, ...body });
    expect(answer.status).toBeLessThan(300);
    await this.tickets.settle();
    return this.ending(id);
  }

  async ended(clientId: string, jobId?: string): Promise<string> {
    await aContact(this.tickets.database, { clientId, roles: ['approver'] }).then(asActor);
    const body = { cause: 'Fin du contrat', clientId, endedOn: today(), ...(jobId ? { jobId } : {}) };
    const { body: ending } = await this.agent.post('/api/backup-endings').send(body).expect(201);
    return (ending as BackupEndingDetail).id;
  }

  /** Its window closed yesterday; two people agree. */
  async approved(id: string): Promise<BackupEndingDetail> {
    await this.tickets.database.execute(
      `UPDATE backup_ending SET due_on = CURDATE() - INTERVAL 2 DAY, ended_on = ended_on - INTERVAL 40 DAY,
          jobs_end_on = jobs_end_on - INTERVAL 40 DAY, next_reminder_on = NULL WHERE id = ?`,
      [id],
    );
    await this.act(this.agent, id, `backup-endings/${id}/erasure`);
    return this.act(this.other, id, `backup-endings/${id}/erasure/approval`);
  }

  launch(id: string, siteId = ''): Promise<BackupEndingDetail> {
    return this.act(this.agent, id, `backup-ending-sites/${siteId}/launch`);
  }
}
