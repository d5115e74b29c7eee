import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { PlainError } from '../lib/console.ts';
import { endProcess, isAlive, signal, sleep, tail } from '../lib/processes.ts';

/** A server that we started as our own child. */
export interface Service {
  readonly url: string;
  readonly port: number;
  readonly pid: number;
  readonly log: string;
  /** Settles when the process has ended, for whatever reason. */
  readonly exited: Promise<void>;
  /** Clean stop; insists when it takes too long. */
  stop(): Promise<void>;
  /** kill -9, for tests of what survives it. */
  kill(): Promise<void>;
}

export interface Launch {
  name: string;
  file: string;
  args: string[];
  log: string;
  url: string;
  port: number;
  ready: () => Promise<boolean>;
  cleanUp?: () => void;
}

const READY_MS = 120_000;
const STOP_MS = 60_000;

/** Starts a server in its own process group (Ctrl-C does not reach it: we stop it in order) and waits for it. */
export async function launch(plan: Launch): Promise<Service> {
  mkdirSync(dirname(plan.log), { recursive: true });
  const log = openSync(plan.log, 'a', 0o600);
  const child = spawn(plan.file, plan.args, {
    detached: true,
    stdio: ['ignore', log, log],
    env: serverEnvironment(),
  });
  closeSync(log);
  const life = { ended: false };
  const exited = new Promise<void>((resolve) => {
    const end = () => {
      life.ended = true;
      plan.cleanUp?.();
      resolve();
    };
    child.once('exit', end);
    child.once('error', end);
  });
  const pid = child.pid ?? 0;
  const limit = Date.now() + READY_MS;
  while (!(await plan.ready())) {
    const { ended } = life;
    if (ended || Date.now() > limit) {
      if (!ended) signal(pid, 'SIGKILL');
      const what = ended ? "s'est arrêté au démarrage" : 'ne répond pas';
      throw new PlainError(`${plan.name} ${what}. Fin de ${plan.log} :\n${tail(plan.log)}`);
    }
    await sleep(50);
  }
  return {
    url: plan.url,
    port: plan.port,
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
  };
}

function serverEnvironment(): NodeJS.ProcessEnv {
  return { PATH: process.env['PATH'], HOME: process.env['HOME'], TZ: 'UTC', LC_ALL: 'C.UTF-8' };
}

/** A password made once per data directory and kept beside the data, readable by its owner only. */
export function keptSecret(file: string, bytes = 24): string {
  if (!existsSync(file)) {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, `${randomBytes(bytes).toString('base64url')}\n`, { mode: 0o600 });
  }
  return readFileSync(file, 'utf8').trim();
}
