import { mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { aRepository } from '@vigie/backups/testing';
import { type Config, type Database, type Secrets, sha256 } from '@vigie/platform';
import type { BackupSite } from '@vigie/rules';
import { madeRepositories } from './restic-repositories.data';

const folders = ['data', 'index', 'keys', 'locks', 'snapshots'];

/** Gives a client empty repositories that were made before: on the first site, and on the second one if it copies. */
export async function giveRepositories(
  { database, secrets, backup }: { database: Database; secrets: Secrets; backup: Config['backup'] },
  { clientId, secondSite }: { clientId: string; secondSite: boolean },
): Promise<void> {
  const { password } = madeRepositories;
  const sites: BackupSite[] = secondSite ? ['primary', 'second'] : ['primary'];
  for (const site of sites) {
    const root = site === 'primary' ? backup.root : (backup.secondRoot ?? '');
    const folder = root.replace(/^local:/, '');
    const place = path.join(folder, await aRepository(database, secrets, { clientId, site, password }));
    for (const name of folders) await mkdir(path.join(place, name), { recursive: true });
    const { config, key } = madeRepositories[site];
    await writeFile(path.join(place, 'config'), Buffer.from(config, 'base64'));
    await writeFile(path.join(place, 'keys', sha256(key)), key);
  }
}

/** Flips a byte of the largest pack of a repository, where the data is; a second time mends it. */
export async function flipByte(repository: string): Promise<void> {
  const names = await readdir(path.join(repository, 'data'), { recursive: true });
  const files = names.map((name) => path.join(repository, 'data', name));
  const sized = await Promise.all(files.map(async (file) => ({ file, stat: await stat(file) })));
  const packs = sized.filter((one) => one.stat.isFile()).toSorted((a, b) => b.stat.size - a.stat.size);
  const file = packs[0]?.file ?? '';
  const bytes = await readFile(file);
  bytes[100] = (bytes[100] ?? 0) ^ 0xff;
  // Packs are written to be read only.
  await rm(file);
  await writeFile(file, bytes);
}
