import { createCipheriv } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, Database, DomainError, systemActor, type Config } from '@vigie/platform';
import { SaveBackupJob } from '../runs/save-backup-job';
import { OrderOperation } from './order-operation';

const demo = { ...systemActor('demo'), name: 'Karim Haddad' };
const client = 'Acme SAS';
const folders = ['Comptabilité 2026', 'Devis', 'Plans'];
const filesEach = 12;
const fileBytes = 120_000;

/** A client of the demonstration that Vigie saves itself: small files of its own, and a first backup that waits for a worker. */
@Injectable()
export class SeedEngine {
  constructor(
    private readonly database: Database,
    private readonly saving: SaveBackupJob,
    private readonly ordering: OrderOperation,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Changes nothing when there is such a job. Throws demo.refused outside demo mode. */
  async execute(): Promise<void> {
    if (!this.config.demo) throw new DomainError('demo.refused');
    if (await this.database.one("SELECT id FROM backup_job WHERE engine = 'restic' LIMIT 1")) return;
    const named = await this.database.one<{ id: string }>('SELECT id FROM client WHERE name = ?', [client]);
    if (!named) return;
    const source = path.resolve(this.config.dataDir, 'backups', 'demonstration');
    await writeFiles(source);
    const { id } = await this.saving.create(demo, {
      ...{ clientId: named.id, name: 'Dossiers de l’agence', kind: 'folder', engine: 'restic' },
      items: folders.map((name) => path.join(source, name)),
      ...{ schedule: '30 22 * * *', zone: 'Europe/Paris', workingDays: false },
      ...{ graceMinutes: 450, longestMinutes: 600, retentionDays: 90 },
      ...{ quotaBytes: '10000000', secondSite: true, checkParts: 7, restoreTestDays: 30 },
      note: null,
    });
    await this.ordering.forJob(demo, id, 'backup');
  }
}

/** The same each time: text that says where it stands, and bytes that do not compress. */
async function writeFiles(source: string): Promise<void> {
  for (const [place, folder] of folders.entries()) {
    await mkdir(path.join(source, folder), { recursive: true });
    for (let at = 1; at <= filesEach; at += 1) {
      const key = Buffer.alloc(16, place * filesEach + at);
      const noise = createCipheriv('aes-128-ctr', key, Buffer.alloc(16)).update(Buffer.alloc(fileBytes));
      const text = Buffer.from(`${folder}, pièce ${at}\n`);
      await writeFile(path.join(source, folder, `pièce-${at}.bin`), Buffer.concat([text, noise]));
    }
  }
}
