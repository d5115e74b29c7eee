import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import {
  accessSync,
  closeSync,
  constants,
  existsSync,
  fstatSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
} from 'node:fs';
import { createConnection, createServer } from 'node:net';
import { delimiter, join } from 'node:path';

const EXTRA_FOLDERS = [
  '/usr/sbin',
  '/sbin',
  '/usr/local/sbin',
  '/usr/libexec',
  '/usr/local/bin',
  '/opt/homebrew/bin',
  '/usr/local/opt/mariadb/bin',
];

/** The first of these programs found in PATH or in the folders where servers usually live. */
export function findProgram(...names: string[]): string | undefined {
  const folders = [...(process.env['PATH'] ?? '').split(delimiter), ...EXTRA_FOLDERS];
  for (const name of names) {
    for (const folder of folders) {
      const file = join(folder, name);
      if (folder !== '' && isExecutable(file)) return file;
    }
  }
  return undefined;
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

export function isRoot(): boolean {
  return process.getuid?.() === 0;
}

export function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

/** A port of the loopback interface that nobody listens on just now. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      const port = address !== null && typeof address === 'object' ? address.port : 0;
      server.close(() => resolve(port));
    });
  });
}

/** True when nobody listens on that port, on any interface. */
export async function isPortFree(port: number): Promise<boolean> {
  if (await answers(port, '127.0.0.1')) return false;
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, () => server.close(() => resolve(true)));
  });
}

function answers(port: number, host: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = createConnection({ port, host, timeout: 1000 });
    const end = (result: boolean) => {
      socket.destroy();
      resolve(result);
    };
    socket.once('connect', () => end(true));
    socket.once('timeout', () => end(false));
    socket.once('error', () => end(false));
  });
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
  return !isZombie(pid);
}

/** In a container without an init, an orphan that has died stays in the table: it is dead all the same. */
function isZombie(pid: number): boolean {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).startsWith('Z');
  } catch {
    return false;
  }
}

/** Process ids whose command line has this exact argument. */
export function processesWithArgument(argument: string): number[] {
  if (existsSync('/proc/self/cmdline')) {
    return readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .map(Number)
      .filter((pid) => pid !== process.pid && commandLine(pid).includes(argument) && isAlive(pid));
  }
  const listed = spawnSync('ps', ['-axo', 'pid=,command='], { encoding: 'utf8' });
  return listed.stdout
    .split('\n')
    .filter((line) => line.includes(argument))
    .map((line) => Number.parseInt(line, 10))
    .filter((pid) => pid !== process.pid);
}

/** Ends, without waiting for their good will, all processes that work on a throwaway folder. */
export function killProcessesOf(folder: string): void {
  if (!existsSync('/proc/self/cmdline')) return;
  for (const name of readdirSync('/proc')) {
    const pid = Number(name);
    if (!Number.isInteger(pid) || pid === process.pid) continue;
    if (commandLine(pid).some((argument) => argument.includes(`${folder}/`))) signal(pid, 'SIGKILL');
  }
}

export function commandLine(pid: number): string[] {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0');
  } catch {
    return [];
  }
}

/** Waits until the process is gone; false when it still runs after the time given. */
export async function waitGone(pid: number, ms: number): Promise<boolean> {
  const limit = Date.now() + ms;
  while (isAlive(pid)) {
    if (Date.now() > limit) return false;
    await sleep(50);
  }
  return true;
}

/** Asks a process to end, and insists if it has not within the time given. */
export async function endProcess(pid: number, ms: number): Promise<void> {
  signal(pid, 'SIGTERM');
  if (await waitGone(pid, ms)) return;
  signal(pid, 'SIGKILL');
  await waitGone(pid, 5000);
}

export function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch {
    /* already gone */
  }
}

/** The last lines of a log file, for a message about a process that failed. */
export function tail(file: string, lines = 25): string {
  if (!existsSync(file)) return '(pas de journal)';
  const handle = openSync(file, 'r');
  try {
    const size = fstatSync(handle).size;
    const length = Math.min(size, 32_768);
    const buffer = Buffer.alloc(length);
    readSync(handle, buffer, 0, length, size - length);
    return buffer.toString('utf8').trimEnd().split('\n').slice(-lines).join('\n');
  } finally {
    closeSync(handle);
  }
}

export interface Output {
  code: number;
  text: string;
}

export interface RunOptions {
  env?: NodeJS.ProcessEnv;
  cwd?: string;
  /** Sees each piece of output as it comes. */
  onText?: (text: string) => void;
}

const running = new Set<ChildProcess>();

/** Ends the commands that are still running, when the person at the terminal has had enough. */
export function stopRuns(): void {
  for (const child of running) child.kill('SIGTERM');
}

/** Runs a command to its end and returns its exit code and everything it printed. */
export function run(file: string, args: string[], options: RunOptions = {}): Promise<Output> {
  return new Promise((resolve) => {
    const child = spawn(file, args, {
      cwd: options.cwd,
      env: options.env ?? process.env,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    running.add(child);
    let text = '';
    const take = (piece: string) => {
      text += piece;
      options.onText?.(piece);
    };
    child.stdout.setEncoding('utf8').on('data', take);
    child.stderr.setEncoding('utf8').on('data', take);
    child.on('error', (error) => resolve({ code: 127, text: `${text}${error.message}\n` }));
    child.on('close', (code) => {
      running.delete(child);
      resolve({ code: code ?? 1, text });
    });
  });
}

/** Runs a command on our own terminal and returns its exit code. */
export function runHere(file: string, args: string[], env: NodeJS.ProcessEnv): Promise<number> {
  return new Promise((resolve) => {
    const child: ChildProcess = spawn(file, args, { env, stdio: 'inherit' });
    const keep = () => undefined;
    const pass = () => child.kill('SIGTERM');
    process.on('SIGINT', keep);
    process.on('SIGTERM', pass);
    child.on('error', () => resolve(127));
    child.on('exit', (code) => {
      process.off('SIGINT', keep);
      process.off('SIGTERM', pass);
      resolve(code ?? 1);
    });
  });
}
