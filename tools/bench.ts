/**
 * `npm run bench`: how fast the real product answers on a desk of many tickets, and how punctual its clocks are.
 *
 *   npm run bench                                100,000 tickets; the data are made once and kept
 *   npm run bench -- --tickets 1000000           what the product is made for
 *   npm run bench -- --tickets 5000              a quick run
 *   npm run bench -- --only list,search          a part: list views board counts client search ticket portal create
 *                                                reports users bulk live intake import arrivals revision penalties invoicing
 *                                                backups night clocks
 *   npm run bench -- --only intake --mails 500   how many mails a second come in
 *   npm run bench -- --only import --rows 2000   a smaller file
 *   npm run bench -- --only revision --contracts 2000   a smaller price revision
 *   npm run bench -- --only penalties --invoices 2000   fewer overdue invoices
 *   npm run bench -- --only night --jobs 2000   fewer backup jobs
 *   npm run bench -- --write                     puts the table into README.md
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { totalmem } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Connection } from 'mysql2/promise';
import { RealProduct } from './bench/real-product.ts';
import { measureArrivals } from './bench/arrivals.ts';
import { measureBackupNight } from './bench/backup-night.ts';
import { measureBurst } from './bench/clock-burst.ts';
import { measureBulk } from './bench/bulk.ts';
import { measureImport } from './bench/import.ts';
import { measureIntake } from './bench/intake.ts';
import { measureInvoicing } from './bench/invoicing.ts';
import { measureLive } from './bench/live.ts';
import { memoryOf } from './bench/processor.ts';
import { measureBoard } from './bench/backup-board.ts';
import { measurePenalties } from './bench/penalties.ts';
import { measureRevision } from './bench/revision.ts';
import { measure, type Plan } from './bench/closed-loop.ts';
import { bringData, clear, refreshDeadlines } from './bench/data.ts';
import { column, connect, count, workDone } from './bench/database.ts';
import {
  currentLoad,
  replaceReport,
  report,
  type Machine,
  type Others,
  type ScenarioResult,
} from './bench/report.ts';
import { prepareScenarios, scenarioNames, type Scenario } from './bench/scenarios.ts';
import { main, PlainError, say, step } from './lib/console.ts';
import { findProgram, killProcessesOf, run, sleep, stopRuns } from './lib/processes.ts';
import { build, dataDirectory, lockDirectory, root } from './lib/workspace.ts';

const RUNS = [
  { users: 1, requests: 80 },
  { users: 10, requests: 300 },
  { users: 50, requests: 500 },
];
const SELDOM = [
  { users: 1, requests: 8 },
  { users: 10, requests: 30 },
  { users: 50, requests: 50 },
];
const MOST_USERS = 50;
const MOST_CLOCKS = 100_000;
const MOST_ISSUED = 5000;
const IMPORT_ROWS = 50_000;
/** What accounting has in a year, and ten times as much. */
const CONTRACTS = '10000,100000';
const LATE_INVOICES = '100000';
/** Of the customers of a large provider, in a night. */
const BACKUP_JOBS = '50000';
const LEAST_TICKETS = 1000;
const DRAIN_MS = 120_000;
const README = join(root, 'README.md');

interface Options {
  tickets: number;
  mails: number;
  rows: number;
  contracts: number[];
  invoices: number;
  jobs: number;
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
    await step('Construction (api, worker)', () => build(['api', 'worker', 'm365-simulator']));
    const folder = await bringData(home, options.tickets);
    const text = await withProduct(folder, poolOf(options.tickets), (product, connection) =>
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
      rows: { type: 'string', default: String(IMPORT_ROWS) },
      contracts: { type: 'string', default: CONTRACTS },
      invoices: { type: 'string', default: LATE_INVOICES },
      jobs: { type: 'string', default: BACKUP_JOBS },
      only: { type: 'string', default: '' },
      write: { type: 'boolean', default: false },
    },
  });
  const tickets = Number(values.tickets);
  if (!Number.isInteger(tickets) || tickets < LEAST_TICKETS) {
    throw new PlainError(`--tickets ${values.tickets} : il faut un nombre d’au moins ${LEAST_TICKETS}.`);
  }
  const [mails, rows] = [wholeNumber('mails', values.mails), wholeNumber('rows', values.rows)];
  const contracts = values.contracts.split(',').map((text) => wholeNumber('contracts', text));
  const parts = [
    'bulk',
    'live',
    'intake',
    'import',
    'arrivals',
    'revision',
    'penalties',
    'invoicing',
    'backups',
    'night',
    'clocks',
  ];
  const known: string[] = [...scenarioNames, ...parts];
  const only = values.only.split(',').filter((name) => name !== '');
  const unknown = only.filter((name) => !known.includes(name));
  if (unknown.length > 0) throw new PlainError(`--only ${unknown.join(',')} : attendu ${known.join(', ')}.`);
  if (values.write && only.length > 0) throw new PlainError('--write veut une mesure entière, sans --only.');
  return {
    tickets,
    mails,
    rows,
    contracts,
    invoices: wholeNumber('invoices', values.invoices),
    jobs: wholeNumber('jobs', values.jobs),
    only: new Set(only.length > 0 ? only : known),
    write: values.write,
  };
}

function wholeNumber(name: string, text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1) throw new PlainError(`--${name} ${text} : il faut un nombre.`);
  return value;
}

async function withProduct<T>(
  folder: string,
  pool: number,
  work: (product: RealProduct, connection: Connection) => Promise<T>,
): Promise<T> {
  const product = await step('Base de données et Redis', () =>
    RealProduct.open(folder, false, [`--innodb-buffer-pool-size=${pool}M`]),
  );
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
  // The data may be older than the last tables.
  await product.command('migrate');
  await step('Échéances', () => refreshDeadlines(connection));
  const simulatorUrl = await product.startMicrosoft();
  const { api, worker } = await step('Démarrage', async () => {
    const started = { worker: await product.startWorker(), api: await product.startApi() };
    while (!(await product.isReady())) await sleep(200);
    return started;
  });
  const scenarios = await prepareScenarios(connection, MOST_USERS);
  const pids = { api: api.pid, database: product.database.pid };
  const work = () => workDone(connection);
  const picked = scenarios.filter(({ name }) => options.only.has(name));
  const where = { port: product.port, pids, workDone: work };
  await step('Échauffement', () => warmUp(picked, where));
  const results: ScenarioResult[] = [];
  const others: Others = { imports: [], revisions: [], memory: {} };
  const soFar = async () => report(await machine(options.tickets, connection, load), results, others);
  const processes = { api: api.pid, worker: worker.pid, database: product.database.pid };
  try {
    for (const scenario of picked) results.push(await measureScenario(scenario, where));
    await measureOthers({ ...options, simulatorUrl }, product, connection, processes, others);
  } catch (error) {
    say(`\n${await soFar()}\n`);
    throw error;
  }
  return soFar();
}

/** What is measured besides requests one by one; the worker is another one once the clocks were measured. */
async function measureOthers(
  {
    only,
    mails,
    rows,
    contracts,
    invoices,
    jobs,
    tickets,
    folder,
    simulatorUrl,
  }: Options & { folder: string; simulatorUrl: string },
  product: RealProduct,
  connection: Connection,
  pids: { api: number; worker: number; database: number },
  others: Others,
): Promise<void> {
  const { port } = product;
  if (only.has('bulk')) others.bulk = await measureBulk(connection, port);
  await drain(connection);
  if (only.has('live')) others.live = await measureLive(connection, port);
  if (only.has('intake')) others.intake = await measureIntake(connection, mails, { folder, pids });
  await drain(connection);
  if (only.has('import')) others.imports.push(await measureImport(connection, port, 'contacts', rows));
  await drain(connection);
  if (only.has('arrivals')) others.arrivals = await measureArrivals(connection, { port, simulatorUrl });
  for (const count of only.has('revision') ? contracts : []) {
    others.revisions.push(await measureRevision(connection, { port, worker: pids.worker }, count));
    await drain(connection);
  }
  if (only.has('penalties'))
    others.penalties = await measurePenalties(connection, { port, api: pids.api }, invoices);
  if (only.has('invoicing'))
    others.invoicing = await measureInvoicing(
      connection,
      { port, worker: pids.worker },
      Math.min(invoices, MOST_ISSUED),
    );
  if (only.has('backups'))
    others.board = await measureBoard(connection, {
      ...{ port, pids },
      workDone: () => workDone(connection),
    });
  if (only.has('night')) others.night = await measureBackupNight(connection, port, jobs);
  others.memory = { api: memoryOf(pids.api), worker: memoryOf(pids.worker) };
  if (only.has('clocks'))
    others.burst = await measureBurst(product, connection, Math.min(tickets, MOST_CLOCKS));
}

/** The code of a process that has just started is not compiled yet, and its pages lie on the disk. */
async function warmUp(scenarios: Scenario[], where: Pick<Plan, 'port' | 'pids' | 'workDone'>): Promise<void> {
  for (const { name, seldom, call } of scenarios)
    if (!seldom && name !== 'create') await measure({ ...where, call, users: 10, requests: 150 });
}

async function measureScenario(
  scenario: Scenario,
  where: Pick<Plan, 'port' | 'pids' | 'workDone'>,
): Promise<ScenarioResult> {
  return step(scenario.title, async () => {
    const measures = [];
    for (const { users, requests } of scenario.seldom ? SELDOM : RUNS) {
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
    pool: `${poolOf(tickets)} MB`,
    load,
  };
}

/** As much memory for pages as somebody with so many tickets would give, in MB: 4 GB for a million. */
function poolOf(tickets: number): number {
  return Math.round(Math.max(384, Math.min((tickets / 1_000_000) * 4096, totalmem() / 4 / 1024 ** 2)));
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
