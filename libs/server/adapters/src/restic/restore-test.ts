import { createHash, randomInt } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { BackupEngine, RestoreProof, SnapshotAt } from '@vigie/backups';
import type { ResticFile, RestoreComparison } from '@vigie/rules';

/** Larger ones would fill the disk of who tests. */
const mostBytes = 64 * 1024 * 1024;
const candidates = 8;

type Engine = Pick<BackupEngine, 'eachFile' | 'restore'>;

interface Test {
  from: SnapshotAt;
  /** The same snapshot on the second site; null when it cannot be had. */
  copy: () => Promise<SnapshotAt | null>;
  /** Where folders for what is restored are made. */
  folder: string;
  signal: AbortSignal;
}

/** Restores a file taken by chance and compares it; see the port. */
export async function testRestore(engine: Engine, test: Test): Promise<RestoreProof | null> {
  const files = await someFiles(engine, test.from);
  const unchanged = await Promise.all(files.map(isUnchanged));
  const file = files.find((_, at) => unchanged[at]) ?? files[0];
  if (file === undefined) return null;
  const scratch = await mkdtemp(path.join(test.folder, `scratch-${process.pid}-`));
  try {
    const restored = await restoredHash(engine, test.from, file, {
      ...test,
      scratch: path.join(scratch, 'own'),
    });
    const expected = unchanged[files.indexOf(file)]
      ? { with: 'source' as const, hash: await hashOf(file.path) }
      : await copyHash(engine, file, { ...test, scratch: path.join(scratch, 'copy') });
    const { bytes, sha256 } = restored;
    const same = bytes === file.bytes && (expected === null || expected.hash === sha256);
    const comparedWith: RestoreComparison = expected?.with ?? 'size';
    return { path: file.path, bytes, sha256, comparedWith, same };
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

/** A few files taken by chance, each as likely as any other, however many there are. */
async function someFiles(engine: Engine, { repository, snapshotId }: SnapshotAt): Promise<ResticFile[]> {
  const taken: ResticFile[] = [];
  let seen = 0;
  await engine.eachFile(repository, snapshotId, (file) => {
    if (file.bytes === 0 || file.bytes > mostBytes) return;
    seen += 1;
    if (taken.length < candidates) {
      taken.push(file);
      return;
    }
    const at = randomInt(seen);
    if (at < candidates) taken[at] = file;
  });
  const first = taken.length > 0 ? randomInt(taken.length) : 0;
  return [...taken.slice(first), ...taken.slice(0, first)];
}

async function isUnchanged({ path: name, bytes, changedAt }: ResticFile): Promise<boolean> {
  try {
    const { size, mtimeMs } = await stat(name);
    return size === bytes && Math.trunc(mtimeMs) === changedAt?.getTime();
  } catch {
    return false;
  }
}

async function copyHash(engine: Engine, file: ResticFile, test: Test & { scratch: string }) {
  const copy = await test.copy();
  if (copy === null) return null;
  const { sha256 } = await restoredHash(engine, copy, file, test);
  return { with: 'second' as const, hash: sha256 };
}

async function restoredHash(
  engine: Engine,
  { repository, snapshotId }: SnapshotAt,
  file: ResticFile,
  { scratch, signal }: { scratch: string; signal: AbortSignal },
): Promise<{ bytes: number; sha256: string }> {
  await engine.restore(repository, { snapshotId, paths: [file.path], target: scratch, signal });
  const written = path.join(scratch, file.path);
  return { bytes: (await stat(written)).size, sha256: await hashOf(written) };
}

async function hashOf(file: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  return hash.digest('hex');
}
