import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { PlainError, say, step } from './console.ts';
import { runHere } from './processes.ts';
import { bringServers, productEnvironment, wantedPort, type Servers } from './product.ts';
import { Supervisor } from './supervisor.ts';
import { apiCli, build, dataDirectory, lockDirectory, lockHolder, readRunningStart } from './workspace.ts';

/** Runs a command of the product's own CLI on the servers of a running `npm start`, or on ours for that time. */
export async function runCli(command: string): Promise<number> {
  const dataDir = dataDirectory();
  if (!process.env['DATABASE_URL'] && !existsSync(join(dataDir, 'database'))) {
    throw new PlainError(
      `Aucune installation dans ${dataDir}. Lancez d’abord « npm start », ou nommez le dossier : DATA_DIR=… npm run …`,
    );
  }
  if (!existsSync(apiCli)) await step('Construction (api)', () => build(['api']));
  const args = [apiCli, command, ...process.argv.slice(2)];
  const holder = lockHolder(dataDir);
  if (holder !== undefined) {
    const running = readRunningStart(dataDir);
    if (running === undefined || running.pid !== holder || running.databaseUrl === '') {
      throw new PlainError(`Un démarrage est en cours (processus ${holder}) : réessayez quand il est prêt.`);
    }
    return runHere(process.execPath, args, productEnvironment(dataDir, running, wantedPort()));
  }
  const unlock = lockDirectory(dataDir);
  const supervisor = new Supervisor(() => undefined);
  const end = () => void supervisor.stop().then(() => process.exit(130));
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(name, end);
  try {
    const servers: Servers = await bringServers(dataDir, supervisor);
    return await runHere(process.execPath, args, productEnvironment(dataDir, servers, wantedPort()));
  } finally {
    say('');
    await supervisor.stop();
    unlock();
  }
}
