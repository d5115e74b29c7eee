import { spawn } from 'node:child_process';
import { createWriteStream, existsSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { createInterface } from 'node:readline';
import { warn } from './console.ts';
import { endProcess, isAlive, signal } from './processes.ts';
import type { Supervised } from './supervisor.ts';

export interface NodePlan {
  name: string;
  script: string;
  args?: string[];
  env: NodeJS.ProcessEnv;
  log: string;
}

const PINO_WARN = 40;
const LOG_LIMIT = 20 * 1024 * 1024;
const STOP_MS = 20_000;

/** One of our own Node processes: its output goes to a log file, its warnings also to the terminal. */
export function startNode(plan: NodePlan): Promise<Supervised> {
  mkdirSync(dirname(plan.log), { recursive: true });
  if (existsSync(plan.log) && statSync(plan.log).size > LOG_LIMIT) renameSync(plan.log, `${plan.log}.1`);
  const file = createWriteStream(plan.log, { flags: 'a', mode: 0o600 });
  const child = spawn(process.execPath, ['--enable-source-maps', plan.script, ...(plan.args ?? [])], {
    env: plan.env,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const exited = new Promise<void>((resolve) => {
    child.once('error', () => resolve());
    child.once('close', () => file.end(() => resolve()));
  });
  createInterface({ input: child.stdout }).on('line', (line) => {
    file.write(`${line}\n`);
    const warning = warningOf(line);
    if (warning !== undefined) warn(`  [${plan.name}] ${warning}`);
  });
  createInterface({ input: child.stderr }).on('line', (line) => {
    file.write(`${line}\n`);
    warn(`  [${plan.name}] ${line}`);
  });
  const pid = child.pid ?? 0;
  return Promise.resolve({
    pid,
    log: plan.log,
    exited,
    stop: async () => {
      if (isAlive(pid)) await endProcess(pid, STOP_MS);
      await exited;
    },
    kill: async () => {
      signal(pid, 'SIGKILL');
      await exited;
    },
  });
}

/** The text of a pino line of level warn or above. */
function warningOf(line: string): string | undefined {
  if (!line.startsWith('{')) return undefined;
  try {
    const entry = JSON.parse(line) as { level?: number | string; msg?: string; err?: { message?: string } };
    const level =
      typeof entry.level === 'number'
        ? entry.level
        : ({ warn: 40, error: 50, fatal: 60 }[entry.level ?? ''] ?? 0);
    if (level < PINO_WARN) return undefined;
    return [entry.msg, entry.err?.message].filter(Boolean).join(' — ') || line;
  } catch {
    return undefined;
  }
}
