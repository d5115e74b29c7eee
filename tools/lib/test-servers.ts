import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { bringRestic, startDatabase, startRedis, type Engine, type Service } from '../services.ts';
import { killProcessesOf, isAlive } from './processes.ts';
import { dataDirectory } from './workspace.ts';

export interface TestServers {
  folder: string;
  databaseUrl: string;
  redisUrl: string;
  stop(): Promise<void>;
}

/**
 * Nothing of it outlives the run: what is written need not reach the disk, and tables need no files of their own, which
 * two hundred copied databases feel. `loose`: one of MariaDB's, that MySQL does not know.
 */
const throwaway = [
  '--loose-debug-no-sync',
  '--innodb-file-per-table=0',
  '--innodb-flush-method=nosync',
  '--innodb-flush-log-at-trx-commit=2',
  '--innodb-doublewrite=0',
];

/** Fresh servers for one run of the tests, in a folder of their own that goes away with them. */
export async function startTestServers(engine?: Engine): Promise<TestServers> {
  const all = join(dataDirectory(), 'test');
  sweep(all);
  const folder = join(all, String(process.pid));
  const services: Service[] = [];
  const stop = async () => {
    await Promise.all(services.map((service) => service.stop()));
    killProcessesOf(folder);
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  };
  try {
    const database = await startDatabase(folder, {
      ...{ mayCreateDatabases: true, flags: throwaway },
      ...(engine ? { engine } : {}),
    });
    services.push(database);
    const redis = await startRedis(folder);
    services.push(redis);
    await bringRestic();
    return { folder, databaseUrl: database.url, redisUrl: redis.url, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Folders and processes of test runs that were killed. */
function sweep(all: string): void {
  if (!existsSync(all)) return;
  for (const name of readdirSync(all)) {
    if (isAlive(Number(name))) continue;
    killProcessesOf(join(all, name));
    rmSync(join(all, name), { recursive: true, force: true });
  }
}
