import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import type { ResticExit } from '@vigie/rules';
import { endOrphan, isAlive } from './orphans';

const searchPath = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin:/opt/homebrew/bin';
const patienceMs = 5000;
const childFile = 'child';
const mostErrors = 64 * 1024;
const mostOutput = 64 * 1024 * 1024;

/** One call of restic. */
export interface ResticCall {
  args: readonly string[];
  /** What opens the repository, and the one that is copied from. */
  passwords?: { own: string; from?: string };
  signal?: AbortSignal;
  /** Takes a line of output; one that it returns true for is not kept. */
  onLine?: (line: string) => boolean;
}

/** There is no such program, or it may not be run. */
export class ProgramAbsent extends Error {}

/** Runs restic without a shell. Passwords go by files that nobody else can read and that go away with the call. */
export class ResticProcess {
  private readonly running = new Set<AbortController>();

  constructor(
    private readonly program: string,
    /** For its cache, and for passwords while a call lasts. */
    private readonly folder: string,
  ) {}

  async run({ args, passwords, signal, onLine }: ResticCall): Promise<ResticExit> {
    const stop = new AbortController();
    this.running.add(stop);
    const keys = passwords === undefined ? null : this.writeKeys(passwords);
    try {
      return await this.wait({
        args: [...args.slice(0, 1), ...(keys?.args ?? []), ...args.slice(1)],
        ...(keys ? { folder: keys.folder } : {}),
        signal: signal === undefined ? stop.signal : AbortSignal.any([stop.signal, signal]),
        ...(onLine ? { onLine } : {}),
      });
    } finally {
      keys?.remove();
      this.running.delete(stop);
    }
  }

  /** Ends every call under way. */
  stop(): void {
    this.running.forEach((call) => call.abort());
  }

  /** Ends what a process that was killed had begun, and removes its passwords and what it restored. */
  async sweep(): Promise<void> {
    mkdirSync(this.folder, { recursive: true, mode: 0o700 });
    for (const name of readdirSync(this.folder)) {
      const pid = Number(/^(?:key|scratch)-(\d+)-/.exec(name)?.[1] ?? 0);
      if (pid === 0 || pid === process.pid || isAlive(pid)) continue;
      const left = path.join(this.folder, name);
      await endOrphan(childOf(left), left, patienceMs);
      rmSync(left, { recursive: true, force: true });
    }
  }

  private wait({
    args,
    folder,
    signal,
    onLine,
  }: {
    args: readonly string[];
    /** Where the number of the process is written: who sweeps after us finds it there. */
    folder?: string;
    signal: AbortSignal;
    onLine?: (line: string) => boolean;
  }): Promise<ResticExit> {
    return new Promise((resolve, reject) => {
      const env = this.environment();
      const child = spawn(this.program, args, { env, stdio: ['ignore', 'pipe', 'pipe'], shell: false });
      if (folder !== undefined && child.pid !== undefined)
        writeFileSync(path.join(folder, childFile), String(child.pid));
      const output = new Bounded(mostOutput, 0);
      const errors = new Bounded(mostErrors, mostErrors);
      const kill = endsGently(child);
      signal.addEventListener('abort', kill, { once: true });
      if (signal.aborted) kill();
      const lines = createInterface({ input: child.stdout });
      lines.on('line', (line) => {
        if (!onLine?.(line)) output.add(`${line}\n`);
      });
      child.stderr.setEncoding('utf8').on('data', (text: string) => errors.add(text));
      const allRead = new Promise<void>((done) => lines.once('close', done));
      child.once('error', (error) => {
        signal.removeEventListener('abort', kill);
        reject(new ProgramAbsent(error.message));
      });
      child.once('close', (code) => {
        signal.removeEventListener('abort', kill);
        const ended = signal.aborted ? null : code;
        void allRead.then(() => resolve({ code: ended, stdout: output.text, stderr: errors.text }));
      });
    });
  }

  private environment(): Record<string, string> {
    return {
      PATH: searchPath,
      HOME: homedir(),
      LC_ALL: 'C.UTF-8',
      RESTIC_CACHE_DIR: path.join(this.folder, 'cache'),
      RESTIC_PROGRESS_FPS: '2',
    };
  }

  private writeKeys({ own, from }: { own: string; from?: string }) {
    mkdirSync(this.folder, { recursive: true, mode: 0o700 });
    const folder = mkdtempSync(path.join(this.folder, `key-${process.pid}-`));
    const write = (name: string, text: string) => {
      const file = path.join(folder, name);
      writeFileSync(file, text, { mode: 0o600 });
      return file;
    };
    return {
      folder,
      // By its arguments: a process is known to be ours by the folder that it names.
      args: [
        ...['--password-file', write('own', own)],
        ...(from === undefined ? [] : ['--from-password-file', write('from', from)]),
      ],
      remove: () => rmSync(folder, { recursive: true, force: true }),
    };
  }
}

/** The beginning and the end of a text of any length. */
class Bounded {
  private head = '';
  private tail = '';

  constructor(
    private readonly first: number,
    private readonly last: number,
  ) {}

  add(text: string): void {
    const room = this.first - this.head.length;
    this.head += text.slice(0, room);
    if (text.length > room && this.last > 0) this.tail = (this.tail + text.slice(room)).slice(-this.last);
  }

  get text(): string {
    return this.tail === '' ? this.head : `${this.head}\n${this.tail}`;
  }
}

/** Restic removes its locks when it is asked to stop; one that does not listen is ended. */
function endsGently(child: {
  kill: (signal: NodeJS.Signals) => boolean;
  once: (event: 'exit', done: () => void) => unknown;
}) {
  return () => {
    child.kill('SIGINT');
    const timer = setTimeout(() => child.kill('SIGKILL'), patienceMs);
    child.once('exit', () => clearTimeout(timer));
  };
}

/** The process of a call; 0 when none had begun. */
function childOf(folder: string): number {
  try {
    return Number(readFileSync(path.join(folder, childFile), 'utf8')) || 0;
  } catch {
    return 0;
  }
}
