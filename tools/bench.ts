/**
 * `npm run bench`: how fast the real product answers on a desk of 100,000 tickets, and how punctual its clocks are.
 *
 *   npm run bench                                everything (the data are made once and kept)
 *   npm run bench -- --tickets 5000              a quick run
 *   npm run bench -- --only list,search          list counts client search ticket portal create intake clocks
 *   npm run bench -- --only intake --mails 500    how many mails a second come in
 *   npm run bench -- --write                     puts the table into README.md
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Connection } from 'mysql2/promise';
import { RealProduct } from './bench/real-product.ts';
import { measureBurst } from './bench/clock-burst.ts';
import { measureIntake } from './bench/intake.ts';
import { measure, type Plan } from './bench/closed-loop.ts';
import { bringData, clear, refreshDeadlines } from './bench/data.ts';
import { column, connect, count, workDone } from './bench/database.ts';
import { currentLoad, replaceReport, report, type Machine, type ScenarioResult } from './bench/report.ts';
import { prepareScenarios, scenarioNames, type Scenario } from './bench/scenarios.ts';
import { main, PlainError, say, step } from './lib/console.ts';
import { findProgram, killProcessesOf, run, sleep, stopRuns } from './lib/processes.ts';
import { build, dataDirectory, lockDirectory, root } from './lib/workspace.ts';

const RUNS = [
  { users: 1, requests: 80 },
  { users: 10, requests: 300 },
  { users: 50, requests: 500 },
];
const MOST_USERS = 50;
const LEAST_TICKETS = 1000;
const DRAIN_MS = 120_000;
const README = join(root, 'README.md');

interface Options {
  tickets: number;
  mails: number;
  only: Set<string>;
  write: boolean;
}

await main(bench);

async function bench(): Promise<number> {
  const options = readOptions();
  const home = join(dataDirectory(), 'bench');
  const unlock = lockDirectory(home);
  stopOnSignal(home);
  try {
    const load = currentLoad();
    await step('Construction (api, worker)', () => build(['api', 'worker']));
    const folder = await bringData(home, options.tickets);
    const text = await withProduct(folder, (product, connection) =>
      measureAll({ ...options, folder }, product, connection, load),
    );
    clear(folder);
    say(`\n${text}\n`);
    if (options.write) {
      writeFileSync(README, replaceReport(readFileSync(README, 'utf8'), text));
      say('✔ README.md mis à jour');
    }
    return 0;
  } finally {
    unlock();
  }
}

function readOptions(): Options {
  const { values } = parseArgs({
    options: {
      tickets: { type: 'string', default: '100000' },
      mails: { type: 'string', default: '10000' },
      only: { type: 'string', default: '' },
      write: { type: 'boolean', default: false },
    },
  });
  const tickets = Number(values.tickets);
  if (!Number.isInteger(tickets) || tickets < LEAST_TICKETS) {
    throw new PlainError(`--tickets ${values.tickets} : il faut un nombre d’au moins ${LEAST_TICKETS}.`);
  }
  const mails = Number(values.mails);
  if (!Number.isInteger(mails) || mails < 1)
    throw new PlainError(`--mails ${values.mails} : il faut un nombre.`);
  const known: string[] = [...scenarioNames, 'intake', 'clocks'];
  const only = values.only.split(',').filter((name) => name !== '');
  const unknown = only.filter((name) => !known.includes(name));
  if (unknown.length > 0) throw new PlainError(`--only ${unknown.join(',')} : attendu ${known.join(', ')}.`);
  if (values.write && only.length > 0) throw new PlainError('--write veut une mesure entière, sans --only.');
  return { tickets, mails, only: new Set(only.length > 0 ? only : known), write: values.write };
}

async function withProduct<T>(
  folder: string,
  work: (product: RealProduct, connection: Connection) => Promise<T>,
): Promise<T> {
  const product = await step('Base de données et Redis', () => RealProduct.open(folder));
  try {
    const connection = await connect(product.database.url);
    try {
      return await work(product, connection);
    } finally {
      await connection.end();
    }
  } finally {
    await product.stop();
  }
}

async function measureAll(
  options: Options & { folder: string },
  product: RealProduct,
  connection: Connection,
  load: number,
): Promise<string> {
  await refreshDeadlines(connection);
  const { api, worker } = await step('Démarrage', async () => {
    const started = { worker: await product.startWorker(), api: await product.startApi() };
    while (!(await product.isReady())) await sleep(200);
    return started;
  });
  const scenarios = await prepareScenarios(connection, MOST_USERS);
  const pids = { api: api.pid, database: product.database.pid };
  const work = () => workDone(connection);
  const results: ScenarioResult[] = [];
  for (const scenario of scenarios.filter(({ name }) => options.only.has(name))) {
    results.push(await measureScenario(scenario, { port: product.port, pids, workDone: work }));
  }
  const mailPids = { worker: worker.pid, database: product.database.pid };
  const intake = options.only.has('intake')
    ? await measureIntake(connection, options.mails, { folder: options.folder, pids: mailPids })
    : undefined;
  await drain(connection);
  const burst = options.only.has('clocks')
    ? await measureBurst(product, connection, options.tickets)
    : undefined;
  return report(await machine(options.tickets, connection, load), results, { burst, intake });
}

async function measureScenario(
  scenario: Scenario,
  where: Pick<Plan, 'port' | 'pids' | 'workDone'>,
): Promise<ScenarioResult> {
  return step(scenario.title, async () => {
    const measures = [];
    for (const { users, requests } of RUNS) {
      measures.push(await measure({ ...where, users, requests, call: scenario.call }));
    }
    return { title: scenario.title, measures };
  });
}

/** Lets the worker finish what the created requests gave it to do. */
async function drain(connection: Connection): Promise<void> {
  const limit = Date.now() + DRAIN_MS;
  const open = () => count(connection, 'SELECT COUNT(*) FROM outbox WHERE done_at IS NULL');
  while ((await open()) > 0 && Date.now() < limit) await sleep(500);
}

async function machine(tickets: number, connection: Connection, load: number): Promise<Machine> {
  const [version = '?'] = await column<string>(connection, 'SELECT VERSION()');
  const server = findProgram('redis-server', 'valkey-server') ?? 'redis-server';
  const redis = await run(server, ['--version']);
  return {
    tickets,
    database: /mariadb/i.test(version) ? `MariaDB ${version.split('-')[0]}` : `MySQL ${version}`,
    redis: /v=(\S+)/.exec(redis.text)?.[1] ?? '?',
    load,
  };
}

/** What is measured is thrown away: there is nothing to stop gently. */
function stopOnSignal(home: string): void {
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.once(name, () => {
      stopRuns();
      killProcessesOf(home);
      process.exit(130);
    });
  }
}
