import { lstat, mkdir, open, readdir, rename } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from 'pino';
import type { KeepRaw } from './keep-raw';

const pollMs = 700;
/** An empty file may be one that is about to be written. */
const emptyMs = 10_000;
/** Of a larger file only the beginning is kept; it is too large to be read anyway. */
const wholeBytes = 64 * 1024 * 1024;
const partBytes = 26 * 1024 * 1024;

export interface FolderOptions {
  /** Folder with `in`, where mails are dropped, and `done`, where they go once kept. */
  folder: string;
  keep: KeepRaw;
  logger: Logger;
}

/** Brings in .eml files dropped in a folder. Nothing is refused: what cannot be read is kept and shown as such. */
export class FolderSource {
  private readonly stopping = new AbortController();
  private running: Promise<void> = Promise.resolve();
  /** Size and date of each file at the last look: a file that still changes is not taken. */
  private seen = new Map<string, string>();
  private readonly complained = new Set<string>();

  constructor(private readonly options: FolderOptions) {}

  start(): void {
    this.running = this.run();
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    await this.running;
  }

  /** One look at the folder: takes the files that did not change since the look before. */
  async look(): Promise<void> {
    const inbox = path.join(this.options.folder, 'in');
    await mkdir(inbox, { recursive: true });
    await mkdir(path.join(this.options.folder, 'done'), { recursive: true });
    const seen = new Map<string, string>();
    for (const name of (await readdir(inbox)).sort()) {
      if (!/^[^.].*\.eml$/i.test(name)) continue;
      const state = await stateOf(path.join(inbox, name));
      if (state === null) continue;
      if (state === this.seen.get(name)) await this.take(name);
      else seen.set(name, state);
    }
    this.seen = seen;
  }

  private async run(): Promise<void> {
    while (!this.stopping.signal.aborted) {
      await this.look().catch((error: unknown) =>
        this.options.logger.warn({ err: error, folder: this.options.folder }, 'mail folder not readable'),
      );
      await sleep(pollMs, undefined, { signal: this.stopping.signal }).catch(() => undefined);
    }
  }

  private async take(name: string): Promise<void> {
    const from = path.join(this.options.folder, 'in', name);
    try {
      const now = new Date();
      await this.options.keep('folder', await readBeginning(from), now);
      const stamp = now.toISOString().replace(/[:.]/g, '-');
      await rename(from, path.join(this.options.folder, 'done', `${stamp}-${name}`));
      this.complained.delete(name);
    } catch (error) {
      // Tried again at the next looks; said once.
      if (this.complained.has(name)) return;
      this.complained.add(name);
      this.options.logger.warn({ err: error, file: name }, 'mail file not taken');
    }
  }
}

/** What must stay the same between two looks; null for what is not a file to take. */
async function stateOf(file: string): Promise<string | null> {
  const facts = await lstat(file).catch(() => null);
  if (!facts?.isFile()) return null;
  if (facts.size === 0 && Date.now() - facts.mtimeMs < emptyMs) return null;
  return `${facts.size} ${facts.mtimeMs}`;
}

async function readBeginning(file: string): Promise<Buffer> {
  const handle = await open(file, 'r');
  try {
    const { size } = await handle.stat();
    if (size <= wholeBytes) return await handle.readFile();
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(partBytes), 0, partBytes, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}
