/** `npm start`: everything the product needs, then the product, until Ctrl-C. */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { main, PlainError, say, seconds, step } from './lib/console.ts';
import { inseeOf, startInsee } from './lib/insee.ts';
import { startNode } from './lib/node-process.ts';
import { isPortFree, run, sleep, stopRuns } from './lib/processes.ts';
import {
  bringServers,
  endLeftOvers,
  isDemo,
  productEnvironment,
  publicUrl,
  wantedPort,
} from './lib/product.ts';
import { microsoftOf, startSimulator } from './lib/simulator.ts';
import { offerRestic } from './services.ts';
import { Supervisor, type Supervised } from './lib/supervisor.ts';
import {
  apiCli,
  apiMain,
  build,
  dataDirectory,
  lockDirectory,
  root,
  servicesFile,
  workerMain,
  writeRunningStart,
} from './lib/workspace.ts';

const READY_MS = 120_000;
const SAME_SIGNAL_MS = 700;

await main(start);

async function start(): Promise<number> {
  const began = Date.now();
  const dataDir = dataDirectory();
  const port = wantedPort();
  const unlock = lockDirectory(dataDir);
  const servers = { databaseUrl: '', redisUrl: '' };
  const supervisor: Supervisor = new Supervisor(() =>
    writeRunningStart(dataDir, {
      pid: process.pid,
      ...servers,
      publicUrl: publicUrl(port),
      pids: supervisor.pids(),
    }),
  );
  const interrupted = listenForStop(supervisor);
  let failure: PlainError | undefined;
  try {
    await endLeftOvers(dataDir);
    await refuseBusyPort(port);
    const started = bringUp(dataDir, port, supervisor, servers);
    const outcome = await Promise.race([started, interrupted, supervisor.gaveUp]);
    if (outcome === 'ready') {
      showWhereToClick(port, began, dataDir);
      failure = asFailure(await Promise.race([interrupted, supervisor.gaveUp]));
    } else {
      failure = asFailure(outcome);
      started.catch(() => undefined);
    }
  } finally {
    if (Object.keys(supervisor.pids()).length > 0) say('\n▸ Arrêt');
    stopRuns();
    await supervisor.stop();
    rmSync(servicesFile(dataDir), { force: true });
    unlock();
  }
  if (failure !== undefined) throw failure;
  say('✔ Tout est arrêté. Les données restent dans ' + dataDir);
  return 0;
}

function asFailure(outcome: PlainError | 'stop'): PlainError | undefined {
  return outcome === 'stop' ? undefined : outcome;
}

async function bringUp(
  dataDir: string,
  port: number,
  supervisor: Supervisor,
  servers: { databaseUrl: string; redisUrl: string },
): Promise<'ready'> {
  Object.assign(servers, await step('Base de données et Redis', () => bringServers(dataDir, supervisor)));
  await offerRestic();
  await step('Construction (api, worker, console, portal)', () =>
    build(['api', 'worker', 'console', 'portal', ...(wantsSimulator() ? ['m365-simulator'] : [])]),
  );
  const env = productEnvironment(dataDir, servers, port);
  await step('Migrations', () => cli(['migrate'], env));
  if (wantsInsee()) {
    await step('INSEE (local)', async () => {
      const insee = await supervisor.keep('INSEE (local)', (before?: { port: number }) =>
        startInsee(dataDir, before),
      );
      Object.assign(env, inseeOf(insee));
    });
  }
  if (isDemo())
    await step('Données de démonstration', async () => {
      await cli(['seed-demo'], env);
      await cli(['seed-engine'], env);
    });
  if (wantsSimulator()) {
    await step('Microsoft 365 (simulateur)', async () => {
      const simulator = await supervisor.keep('Microsoft 365 (simulateur)', (before?: { port: number }) =>
        startSimulator(dataDir, env, before),
      );
      Object.assign(env, microsoftOf(simulator));
    });
  }
  await step('Démarrage', async (waitsFor) => {
    const node = (name: string, script: string) => (): Promise<Supervised> =>
      startNode({ name, script, env, log: join(dataDir, 'logs', `${name}.log`) });
    await supervisor.keep('worker', node('worker', workerMain));
    await supervisor.keep('api', node('api', apiMain));
    await waitReady(port, waitsFor);
  });
  return 'ready';
}

/** The demonstration brings its own Microsoft 365, unless somebody named another. */
function wantsSimulator(): boolean {
  return isDemo() && !process.env['MICROSOFT_GRAPH_URL'];
}

/** The demonstration brings its own INSEE, unless somebody named another. */
function wantsInsee(): boolean {
  return isDemo() && !process.env['INSEE_URL'];
}

async function cli(args: string[], env: NodeJS.ProcessEnv): Promise<void> {
  const result = await run(process.execPath, ['--enable-source-maps', apiCli, ...args], { cwd: root, env });
  if (result.code !== 0) throw new PlainError(`« ${args.join(' ')} » a échoué :\n${result.text.trimEnd()}`);
}

async function refuseBusyPort(port: number): Promise<void> {
  if (await isPortFree(port)) return;
  throw new PlainError(
    `Le port ${port} est déjà pris par un autre programme.\n  Choisissez-en un autre : PORT=${port + 1} npm start`,
  );
}

async function waitReady(port: number, waitsFor: (what: string) => void): Promise<void> {
  const limit = Date.now() + READY_MS;
  let last = 'aucune réponse';
  waitsFor('api');
  while (Date.now() < limit) {
    try {
      const answer = await fetch(`http://127.0.0.1:${port}/api/health/ready`, {
        signal: AbortSignal.timeout(5000),
      });
      if (answer.ok) return;
      const text = await answer.text();
      last = `${answer.status} ${text}`;
      waitsFor(failingParts(text).join(', '));
    } catch (error) {
      last = error instanceof Error ? error.message : String(error);
    }
    await sleep(150);
  }
  throw new PlainError(`/api/health/ready ne dit pas « prêt » : ${last}`);
}

/** The parts that an answer of the health check calls failing; none when it says something else. */
function failingParts(text: string): string[] {
  try {
    const { parts = {} } = JSON.parse(text) as { parts?: Record<string, string> };
    return Object.keys(parts).filter((part) => parts[part] !== 'ok');
  } catch {
    return [];
  }
}

/** Ctrl-C and SIGTERM stop cleanly; a second one, given later, forces. npm may pass the same one on twice. */
function listenForStop(supervisor: Supervisor): Promise<'stop'> {
  return new Promise((resolve) => {
    let first = 0;
    const onSignal = () => {
      if (first === 0) {
        first = Date.now();
        resolve('stop');
      } else if (Date.now() - first > SAME_SIGNAL_MS) {
        say('✖ Arrêt forcé');
        void supervisor.kill().finally(() => process.exit(130));
      }
    };
    for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(name, onSignal);
  });
}

function showWhereToClick(port: number, began: number, dataDir: string): void {
  const url = publicUrl(port);
  say(`
Vigie est prête (${seconds(began)})

  Console (équipe)    ${url}/console
  Portail (clients)   ${url}/portal
  API                 ${url}/api/docs
`);
  if (isDemo()) {
    say(`  DÉMONSTRATION : données inventées, mot de passe de tous : vigie-demo
    équipe   tech@vigie.test      technicien        dispatch@vigie.test   répartition
             admin@vigie.test     administration    dpo@vigie.test        conformité
             compta@vigie.test    comptabilité      compta2@vigie.test    comptabilité
    clients  demandeur@acme.test  direction@acme.test  dpo@acme.test        (ACME, PREMIUM)
             demandeur@borel.test                                           (Borel, STANDARD)
             demandeur@cedre.test direction@cedre.test                      (Cèdre, SÉRÉNITÉ)
  Sans démonstration : DEMO=false DATA_DIR=/autre/dossier npm start
`);
  } else {
    const place = process.env['DATA_DIR'] === undefined ? '' : `DATA_DIR=${dataDir} `;
    say(`  Premier administrateur, dans un autre terminal : ${place}npm run admin:create\n`);
  }
  say(`  Données et journaux : ${dataDir}\n  Ctrl-C pour arrêter`);
}
