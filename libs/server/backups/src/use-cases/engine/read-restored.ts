import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { opendir } from 'node:fs/promises';
import path from 'node:path';
import type { ManifestEntry } from '@vigie/rules';

/** Reads every file below a folder again, from the disk. Links are not followed: they stand for no bytes. */
export async function* readRestored(folder: string): AsyncGenerator<ManifestEntry> {
  for await (const entry of await opendir(folder, { recursive: true })) {
    if (!entry.isFile()) continue;
    const file = path.join(entry.parentPath, entry.name);
    const { bytes, sha256 } = await readFile(file);
    // As the snapshot names it.
    yield { path: `/${path.relative(folder, file).split(path.sep).join('/')}`, bytes, sha256 };
  }
}

async function readFile(file: string): Promise<{ bytes: number; sha256: string }> {
  const hash = createHash('sha256');
  let bytes = 0;
  for await (const chunk of createReadStream(file) as AsyncIterable<Buffer>) {
    hash.update(chunk);
    bytes += chunk.length;
  }
  return { bytes, sha256: hash.digest('hex') };
}
