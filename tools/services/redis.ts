import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Redis } from 'ioredis';
import { bringPackages } from '../lib/apt.ts';
import { PlainError } from '../lib/console.ts';
import { endProcess, findProgram, freePort, processesWithArgument } from '../lib/processes.ts';
import { keptSecret, launch, type Service } from './service.ts';

export interface RedisOptions {
  /** The port to use again after a restart; a free one otherwise. */
  port?: number;
}

const STALE_STOP_MS = 20_000;

/** Starts our private Redis on `<dir>/redis`: append-only file, nothing evicted. */
export async function startRedis(dir: string, options: RedisOptions = {}): Promise<Service> {
  const home = resolve(dir);
  const file = await bringRedis();
  const dataDir = join(home, 'redis');
  const config = join(home, 'redis.conf');
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  for (const pid of processesWithArgument(config)) await endProcess(pid, STALE_STOP_MS);

  const port = options.port ?? (await freePort());
  const password = keptSecret(join(home, 'redis.password'));
  writeFileSync(config, configuration(dataDir, port, password), { mode: 0o600 });
  const url = `redis://:${password}@127.0.0.1:${port}/0`;
  return launch({
    name: 'Redis',
    file,
    args: [config],
    log: join(home, 'logs', 'redis.log'),
    url,
    port,
    ready: () => redisAnswers(url),
  });
}

function configuration(dataDir: string, port: number, password: string): string {
  const lines = [
    'bind 127.0.0.1',
    `port ${port}`,
    `requirepass ${password}`,
    `dir "${dataDir}"`,
    'daemonize no',
    'databases 64',
    'appendonly yes',
    'appendfsync everysec',
    'save ""',
    'maxmemory-policy noeviction',
    // The command line keeps the path of this file: that is how a left-over process is recognised.
    'set-proc-title no',
  ];
  return `${lines.join('\n')}\n`;
}

async function bringRedis(): Promise<string> {
  const find = () => findProgram('redis-server', 'valkey-server');
  if (find() === undefined)
    await bringPackages(['redis-server'], ['redis-server'], 'Il faut un serveur Redis');
  const file = find();
  if (file === undefined) throw new PlainError('redis-server reste introuvable.');
  return file;
}

export async function redisAnswers(url: string): Promise<boolean> {
  const client = new Redis(url, { lazyConnect: true, connectTimeout: 3000, retryStrategy: () => null });
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.ping();
    return true;
  } catch {
    return false;
  } finally {
    client.disconnect();
  }
}
