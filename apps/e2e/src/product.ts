import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { Redis } from 'ioredis';
import { copyOfDemonstration, createDatabase, type OwnDatabase } from './databases';

const dist = path.resolve(__dirname, '../../../dist/apps');
/** Files of the demonstration that every journey begins with; they go with the servers of the tests. */
const demonstration = path.join(process.env['TEST_DATA_DIR'] ?? tmpdir(), `demonstration-${process.ppid}`);
const inseeMain = path.resolve(__dirname, '../../../tools/insee/main.ts');
export const demoPassword = 'vigie-demo';

/** The built product with its real processes, on a database and a Redis database of its own. */
export class Product {
  readonly dataDir = mkdtempSync(path.join(tmpdir(), 'vigie-e2e-'));
  private api: ChildProcess | undefined;
  private readonly workers = new Set<ChildProcess>();
  private simulator: ChildProcess | undefined;
  /** Where the Microsoft 365 of the demonstration answers; `/__sim` is its side door. */
  microsoftUrl = '';
  private insee: ChildProcess | undefined;
  /** Where the INSEE of the demonstration answers; `/__insee` is its side door. */
  inseeUrl = '';

  private constructor(
    readonly url: string,
    readonly databaseUrl: string,
    readonly redisUrl: string,
    private readonly port: number,
    private readonly drop: () => Promise<void>,
    private readonly settings: Record<string, string>,
  ) {}

  /** Starts API and worker on a demonstration of their own, with `settings` over the usual ones. */
  static async start(name: string, settings: Record<string, string> = {}): Promise<Product> {
    const database = `e2e_${name}_${process.pid}`;
    const port = await freePort();
    const redisUrl = await emptyRedis();
    const on = ({ url, drop }: OwnDatabase) =>
      new Product(`http://localhost:${port}`, url, redisUrl, port, drop, settings);
    const prepare = async (url: string) => {
      const first = on({ url, drop: () => Promise.resolve() });
      await first.startInsee();
      first.seed();
      cpSync(first.dataDir, demonstration, { recursive: true });
      await first.stop();
    };
    // What is sealed under another key cannot be copied.
    const shares = settings['SECRET_KEY_FILE'] === undefined;
    const product = on(await (shares ? copyOfDemonstration(database, prepare) : createDatabase(database)));
    await product.startInsee();
    if (shares) cpSync(demonstration, product.dataDir, { recursive: true });
    else product.seed();
    await product.startSimulator();
    product.api = product.spawn('api/main.js');
    product.startWorker();
    await product.ready();
    return product;
  }

  /** What the demonstration is made of: the database, its files, and what Microsoft knows of our application. */
  private seed(): void {
    this.command('migrate');
    this.command('seed-demo');
    writeFileSync(
      this.application,
      this.command('m365-application').output.trim().split('\n').at(-1) ?? 'null',
    );
  }

  private get application(): string {
    return path.join(this.dataDir, 'application.json');
  }

  /** Runs a command of the command line and returns its exit code and output. */
  command(name: string): { code: number | null; output: string } {
    const result = spawnSync(process.execPath, [path.join(dist, 'api/cli.js'), name], {
      env: this.environment(),
      encoding: 'utf8',
    });
    const output = `${result.stdout}${result.stderr}`;
    if (result.status !== 0 && name !== 'verify-proofs') throw new Error(`${name}: ${output}`);
    return { code: result.status, output };
  }

  /** Begins a command of the command line, to be killed in the middle of it. */
  begin(name: string): ChildProcess {
    return this.spawn('api/cli.js', name);
  }

  startWorker(): ChildProcess {
    const worker = this.spawn('worker/main.js');
    this.workers.add(worker);
    return worker;
  }

  /** Kills every worker as a power cut would. */
  async killWorkers(): Promise<void> {
    const dying = [...this.workers];
    this.workers.clear();
    await Promise.all(dying.map((worker) => end(worker, 'SIGKILL')));
  }

  async ready(): Promise<void> {
    for (let tries = 0; tries < 300; tries += 1) {
      const answer = await fetch(`${this.url}/api/health/ready`).catch(() => null);
      if (answer?.ok) return;
      await sleep(100);
    }
    const last = await fetch(`${this.url}/api/health/ready`).then((answer) => answer.text(), String);
    throw new Error(`the product is not ready: ${last}`);
  }

  async stop(): Promise<void> {
    const all = [...this.workers, this.api, this.simulator, this.insee].filter(
      (child) => child !== undefined,
    );
    await Promise.all(all.map((child) => end(child, 'SIGTERM')));
    await this.drop();
    rmSync(this.dataDir, { recursive: true, force: true });
  }

  /** The Microsoft 365 of the demonstration, told of our application as the product has it. */
  private async startSimulator(): Promise<void> {
    const simulator = spawn(process.execPath, [path.join(dist, 'm365-simulator/main.js')], {
      env: { ...process.env, NODE_OPTIONS: '', PORT: '0', DEMO: 'true', APPLICATION: this.application },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    this.simulator = simulator;
    this.microsoftUrl = await announced(simulator);
  }

  private async startInsee(): Promise<void> {
    this.insee = spawn(process.execPath, [inseeMain], {
      env: { ...process.env, NODE_OPTIONS: '', PORT: '0' },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    this.inseeUrl = await announced(this.insee);
  }

  private spawn(script: string, ...parameters: string[]): ChildProcess {
    return spawn(process.execPath, ['--enable-source-maps', path.join(dist, script), ...parameters], {
      env: this.environment(),
      stdio: ['ignore', process.env['E2E_LOG'] ? 'inherit' : 'ignore', 'inherit'],
    });
  }

  private environment(): NodeJS.ProcessEnv {
    return {
      ...process.env,
      NODE_OPTIONS: '',
      NODE_ENV: 'production',
      TZ: 'UTC',
      PORT: String(this.port),
      DATABASE_URL: this.databaseUrl,
      REDIS_URL: this.redisUrl,
      DATA_DIR: this.dataDir,
      PUBLIC_URL: this.url,
      ...(!this.settings['SECRET_KEY_FILE'] && { SECRET_KEY: Buffer.alloc(32, 9).toString('base64') }),
      DEMO: 'true',
      ...(this.microsoftUrl && {
        MICROSOFT_LOGIN_URL: this.microsoftUrl,
        MICROSOFT_GRAPH_URL: this.microsoftUrl,
      }),
      ...(this.inseeUrl && {
        INSEE_URL: `${this.inseeUrl}/series/sdmx`,
        INSEE_FALLBACK_URL: `${this.inseeUrl}/series/BDM/V1`,
      }),
      LOG_LEVEL: process.env['E2E_LOG'] ?? 'error',
      ...this.settings,
    };
  }
}

/** The address that a server writes when it listens. */
async function announced({ stdout }: ChildProcess): Promise<string> {
  if (!stdout) return '';
  for await (const line of createInterface({ input: stdout })) return /https?:\/\/\S+/.exec(line)?.[0] ?? '';
  return '';
}

/** A database of Redis for the journeys of this process, emptied of those before. */
async function emptyRedis(): Promise<string> {
  const url = new URL(process.env['TEST_REDIS_URL'] ?? 'redis://127.0.0.1:36379');
  url.pathname = `/${process.env['JEST_WORKER_ID'] ?? '1'}`;
  const redis = new Redis(url.toString());
  await redis.flushdb();
  await redis.quit();
  return url.toString();
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill(signal);
  const timer = setTimeout(() => child.kill('SIGKILL'), 15_000);
  await gone;
  clearTimeout(timer);
}

export async function freePort(): Promise<number> {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('no free port');
  return address.port;
}
