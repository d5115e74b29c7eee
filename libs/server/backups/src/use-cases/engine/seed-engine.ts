import { createCipheriv } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, Database, DomainError, systemActor, type Config } from '@vigie/platform';
import { insertCheck, insertCopy } from '../../store/engine/proof.store';
import { findSites } from '../../store/engine/repository.store';
import { SaveBackupJob } from '../runs/save-backup-job';
import { OpenRepositories } from './open-repositories';
import { OrderOperation } from './order-operation';

const demo = { ...systemActor('demo'), name: 'Karim Haddad' };
const filesEach = 12;
const fileBytes = 120_000;
const parts = 7;
const saved = {
  ...{ kind: 'folder' as const, engine: 'restic' as const, zone: 'Europe/Paris', workingDays: false },
  ...{ graceMinutes: 450, longestMinutes: 600, retentionDays: 90, quotaBytes: '10000000' },
  ...{ secondSite: true, checkParts: parts, restoreTestDays: 30, note: null },
};

/** Clients of the demonstration that Vigie saves itself: small files of its own, real repositories. */
@Injectable()
export class SeedEngine {
  constructor(
    private readonly database: Database,
    private readonly saving: SaveBackupJob,
    private readonly ordering: OrderOperation,
    private readonly opening: OpenRepositories,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Changes nothing when there is such a job. Throws demo.refused outside demo mode. */
  async execute(): Promise<void> {
    if (!this.config.demo) throw new DomainError('demo.refused');
    if (await this.database.one("SELECT id FROM backup_job WHERE engine = 'restic' LIMIT 1")) return;
    await this.healthy();
    await this.damaged();
  }

  /** Its first backup waits for a worker. */
  private async healthy(): Promise<void> {
    const clientId = await this.client('Acme SAS');
    if (clientId === null) return;
    const items = await this.write(['Comptabilité 2026', 'Devis', 'Plans']);
    const { id } = await this.saving.create(demo, {
      ...{ ...saved, clientId, items, name: 'Dossiers de l’agence', schedule: '30 22 * * *' },
    });
    await this.ordering.forJob(demo, id, 'backup');
  }

  /** What a worker finds out and tells of: a copy that did not succeed, a part that is damaged. Next Sunday mends the first. */
  private async damaged(): Promise<void> {
    const clientId = await this.client('Borel Transports');
    if (clientId === null) return;
    const items = await this.write(['Tournées']);
    const { id: jobId } = await this.saving.create(demo, {
      ...{ ...saved, clientId, items, name: 'Archives des tournées', schedule: '0 3 * * 0' },
    });
    await this.database.transaction(async (tx) => {
      await this.opening.ensure(tx, clientId);
      const sites = await findSites(tx, clientId);
      if (!sites?.second) return;
      const about = { clientId, repositoryId: sites.primary.id, startedAt: tx.now };
      const message = 'unreachable: dial tcp 10.20.0.9:8000: connect: connection refused';
      await insertCopy(tx, {
        ...{ ...about, jobId, message, outcome: 'failed', sourceCount: 9, missingCount: 1 },
      });
      const repositoryId = sites.second.id;
      const found = 'Pack ID does not match, want 4f1c09e2, got 77ab30d1';
      await insertCheck(
        tx,
        { ...about, repositoryId, part: 5, parts, outcome: 'errors', errors: 1, message: found },
        jobId,
      );
    });
  }

  private async client(name: string): Promise<string | null> {
    const row = await this.database.one<{ id: string }>('SELECT id FROM client WHERE name = ?', [name]);
    return row?.id ?? null;
  }

  /** The same each time: text that says where it stands, and bytes that do not compress. */
  private async write(folders: readonly string[]): Promise<string[]> {
    const source = path.resolve(this.config.dataDir, 'backups', 'demonstration');
    for (const [place, folder] of folders.entries()) {
      await mkdir(path.join(source, folder), { recursive: true });
      for (let at = 1; at <= filesEach; at += 1) {
        const key = Buffer.alloc(16, place * filesEach + at);
        const noise = createCipheriv('aes-128-ctr', key, Buffer.alloc(16)).update(Buffer.alloc(fileBytes));
        const text = Buffer.from(`${folder}, pièce ${at}\n`);
        await writeFile(path.join(source, folder, `pièce-${at}.bin`), Buffer.concat([text, noise]));
      }
    }
    return folders.map((folder) => path.join(source, folder));
  }
}
