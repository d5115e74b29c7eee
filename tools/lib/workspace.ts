import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { PlainError, say } from './console.ts';
import { commandLine, isAlive, run } from './processes.ts';

/** The npm scripts run at the root of the workspace. */
export const root = process.cwd();

export function dataDirectory(): string {
  return resolve(process.env['DATA_DIR'] ?? join(root, '.local'));
}

export function bin(name: string): string {
  return join(root, 'node_modules', '.bin', name);
}

export const apiMain = join(root, 'dist', 'apps', 'api', 'main.js');
export const apiCli = join(root, 'dist', 'apps', 'api', 'cli.js');
export const workerMain = join(root, 'dist', 'apps', 'worker', 'main.js');
export const inseeMain = join(root, 'tools', 'insee', 'main.ts');
export const simulatorMain = join(root, 'dist', 'apps', 'm365-simulator', 'main.js');

/** Our environment without what a surrounding Nx or npm run has put there. */
export function cleanEnvironment(extra: NodeJS.ProcessEnv = {}): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => !/^(npm_|NX_|INIT_CWD)/.test(name));
  return { ...Object.fromEntries(kept), NX_TUI: 'false', NX_DAEMON: 'false', FORCE_COLOR: '0', ...extra };
}

/** Builds what the product needs; Nx skips at once what has not changed. */
export async function build(projects: string[]): Promise<void> {
  const args = ['run-many', '-t', 'build', '-p', projects.join(','), '--outputStyle=static'];
  const result = await run(bin('nx'), args, { cwd: root, env: cleanEnvironment(), onText: showTasks });
  if (result.code !== 0) throw new PlainError(`La construction a échoué :\n${result.text.trimEnd()}`);
}

export function showTasks(text: string): void {
  for (const line of text.split('\n')) {
    if (line.startsWith('> nx run ')) say(`    ${line.slice('> nx run '.length).trim()}`);
  }
}

/** What a running `npm start` tells the other commands. */
export interface RunningStart {
  pid: number;
  databaseUrl: string;
  redisUrl: string;
  publicUrl: string;
  pids: Record<string, number>;
}

export function servicesFile(dataDir: string): string {
  return join(dataDir, 'services.json');
}

export function readRunningStart(dataDir: string): RunningStart | undefined {
  const file = servicesFile(dataDir);
  if (!existsSync(file)) return undefined;
  return JSON.parse(readFileSync(file, 'utf8')) as RunningStart;
}

export function writeRunningStart(dataDir: string, running: RunningStart): void {
  writeFileSync(servicesFile(dataDir), `${JSON.stringify(running, null, 2)}\n`, { mode: 0o600 });
}

/** Takes a data directory for ourselves; the lock of a process that died is taken over. */
export function lockDirectory(dataDir: string): () => void {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const file = join(dataDir, 'lock');
  for (let attempt = 0; attempt < 2; attempt++) {
    try {
      writeFileSync(file, `${process.pid}\n`, { flag: 'wx' });
      return () => rmSync(file, { force: true });
    } catch {
      const holder = lockHolder(dataDir);
      if (holder !== undefined) {
        throw new PlainError(
          `${dataDir} est déjà utilisé par le processus ${holder}.\n` +
            `  Arrêtez-le (Ctrl-C dans son terminal, ou : kill ${holder}), ou choisissez un autre dossier : DATA_DIR=/chemin npm start`,
        );
      }
      rmSync(file, { force: true });
    }
  }
  throw new PlainError(`Impossible de prendre ${file}.`);
}

/** The living process that has locked this directory, if there is one. */
export function lockHolder(dataDir: string): number | undefined {
  const file = join(dataDir, 'lock');
  if (!existsSync(file)) return undefined;
  const pid = Number.parseInt(readFileSync(file, 'utf8'), 10);
  if (!Number.isInteger(pid) || pid === process.pid || !isAlive(pid)) return undefined;
  const command = commandLine(pid);
  const ours = command.length === 0 || command.some((argument) => argument.includes('tools/'));
  return ours ? pid : undefined;
}
