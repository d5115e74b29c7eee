import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { databaseAnswers, redisAnswers, startDatabase, startRedis } from '../services.ts';
import { PlainError } from './console.ts';
import { commandLine, endProcess } from './processes.ts';
import { Supervisor } from './supervisor.ts';
import { readRunningStart } from './workspace.ts';

export interface Servers {
  databaseUrl: string;
  redisUrl: string;
}

/** MariaDB and Redis: the ones named by the environment, else our own, kept running on the same ports. */
export async function bringServers(dataDir: string, supervisor: Supervisor): Promise<Servers> {
  return {
    databaseUrl: await bringDatabase(dataDir, supervisor),
    redisUrl: await bringRedis(dataDir, supervisor),
  };
}

async function bringDatabase(dataDir: string, supervisor: Supervisor): Promise<string> {
  const given = process.env['DATABASE_URL'];
  if (given !== undefined && given !== '') {
    if (await databaseAnswers(given)) return given;
    throw new PlainError('Le serveur de DATABASE_URL ne répond pas, ou refuse ce compte.');
  }
  const started = await supervisor.keep('MariaDB', (before?: { port: number }) =>
    startDatabase(dataDir, before === undefined ? {} : { port: before.port }),
  );
  return started.url;
}

async function bringRedis(dataDir: string, supervisor: Supervisor): Promise<string> {
  const given = process.env['REDIS_URL'];
  if (given !== undefined && given !== '') {
    if (await redisAnswers(given)) return given;
    throw new PlainError('Le serveur de REDIS_URL ne répond pas, ou refuse ce mot de passe.');
  }
  const started = await supervisor.keep('Redis', (before?: { port: number }) =>
    startRedis(dataDir, before === undefined ? {} : { port: before.port }),
  );
  return started.url;
}

/** The environment of our own processes, whichever command starts them. */
export function productEnvironment(dataDir: string, servers: Servers, port: number): NodeJS.ProcessEnv {
  return {
    ...process.env,
    NODE_ENV: 'production',
    TZ: 'UTC',
    PORT: String(port),
    DATA_DIR: dataDir,
    DATABASE_URL: servers.databaseUrl,
    REDIS_URL: servers.redisUrl,
    DEMO: isDemo() ? 'true' : 'false',
    PUBLIC_URL: publicUrl(port),
    SECRET_KEY_FILE: secretKeyFile(dataDir),
  };
}

export function publicUrl(port: number): string {
  return process.env['PUBLIC_URL'] ?? `http://localhost:${port}`;
}

export function isDemo(): boolean {
  return process.env['DEMO'] !== 'false';
}

export function wantedPort(): number {
  const text = process.env['PORT'] ?? '3000';
  const port = Number(text);
  if (!Number.isInteger(port) || port < 1 || port > 65_535) {
    throw new PlainError(`PORT=${text} : il faut un nombre de 1 à 65535.`);
  }
  return port;
}

/** The key that protects the secrets of the clients: 32 random bytes, made once, readable by its owner only. */
function secretKeyFile(dataDir: string): string {
  const file = process.env['SECRET_KEY_FILE'] ?? join(dataDir, 'secret.key');
  if (!existsSync(file)) {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    writeFileSync(file, `${randomBytes(32).toString('base64')}\n`, { mode: 0o600, flag: 'wx' });
  }
  return file;
}

/** Processes of a start that was killed: ours, and still running from the same data directory. */
export async function endLeftOvers(dataDir: string): Promise<void> {
  const before = readRunningStart(dataDir);
  if (before === undefined) return;
  for (const pid of Object.values(before.pids)) {
    const ours = commandLine(pid).some((argument) =>
      /dist\/apps\/(api|worker|m365-simulator)\/main\.js$|tools\/insee\/main\.ts$/.test(argument),
    );
    if (ours) await endProcess(pid, 10_000);
  }
}
