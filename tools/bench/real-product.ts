import { join } from 'node:path';
import { PlainError } from '../lib/console.ts';
import { startNode } from '../lib/node-process.ts';
import { freePort, run, sleep, tail } from '../lib/processes.ts';
import { productEnvironment, type Servers } from '../lib/product.ts';
import { microsoftOf, startEmptySimulator, type SimulatorProcess } from '../lib/simulator.ts';
import type { Supervised } from '../lib/supervisor.ts';
import { apiCli, apiMain, root, workerMain } from '../lib/workspace.ts';
import { startDatabase, startRedis, type Service } from '../services.ts';

const readyMs = 60_000;

export interface Place {
  folder: string;
  port: number;
  demo: boolean;
}

/** Like `npm start`, but alone: no mailbox of the person at the terminal is read or written. */
function environment({ folder, port, demo }: Place, servers: Servers): NodeJS.ProcessEnv {
  return {
    ...productEnvironment(folder, servers, port),
    PUBLIC_URL: `http://localhost:${port}`,
    DEMO: String(demo),
    // The people of the benchmark have sessions without ever having signed in.
    STAFF_SECOND_FACTOR: 'optional',
    LOG_LEVEL: 'warn',
    SMTP_URL: '',
    IMAP_URL: '',
  };
}

/** Runs a command of the product's own command line. */
export async function command(name: string, place: Place, servers: Servers): Promise<void> {
  const result = await run(process.execPath, [apiCli, name], {
    cwd: root,
    env: environment(place, servers),
  });
  if (result.code !== 0) throw new PlainError(`« ${name} » a échoué :\n${result.text}`);
}

/** The built product with its real processes on one folder of data. */
export class RealProduct {
  readonly database: Service;
  readonly redis: Service;
  readonly url: string;
  /** The Microsoft 365 that it speaks to, once it was started. */
  private simulator: SimulatorProcess | undefined;
  private api: Supervised | undefined;
  private worker: Supervised | undefined;
  private readonly place: Place;

  private constructor(place: Place, database: Service, redis: Service) {
    this.place = place;
    this.database = database;
    this.redis = redis;
    this.url = `http://127.0.0.1:${place.port}`;
  }

  /** Starts the servers; the processes are started one by one. */
  static async open(folder: string, demo = false, databaseFlags: string[] = []): Promise<RealProduct> {
    const database = await startDatabase(folder, { flags: databaseFlags });
    const redis = await startRedis(folder).catch(async (error: unknown) => {
      await database.stop();
      throw error;
    });
    return new RealProduct({ folder, port: await freePort(), demo }, database, redis);
  }

  get port(): number {
    return this.place.port;
  }

  command(name: string): Promise<void> {
    return command(name, this.place, this.servers);
  }

  /** Starts a Microsoft 365 for the processes that are started after it; returns its address. */
  async startMicrosoft(): Promise<string> {
    this.simulator = await startEmptySimulator(this.place.folder);
    return `http://127.0.0.1:${this.simulator.port}`;
  }

  async startApi(): Promise<Supervised> {
    this.api = await this.start('api', apiMain);
    await this.untilAlive(this.api);
    return this.api;
  }

  async startWorker(): Promise<Supervised> {
    this.worker = await this.start('worker', workerMain);
    return this.worker;
  }

  async stopWorker(): Promise<void> {
    await this.worker?.stop();
    this.worker = undefined;
  }

  /** True once the worker has said that it lives, and the rest answers too. */
  async isReady(): Promise<boolean> {
    const answer = await fetch(`${this.url}/api/health/ready`).catch(() => undefined);
    return answer?.ok ?? false;
  }

  async stop(): Promise<void> {
    await Promise.all([this.api?.stop(), this.worker?.stop(), this.simulator?.stop()]);
    await Promise.all([this.database.stop(), this.redis.stop()]);
  }

  private get servers(): Servers {
    return { databaseUrl: this.database.url, redisUrl: this.redis.url };
  }

  private start(name: string, script: string): Promise<Supervised> {
    const { folder } = this.place;
    const env = {
      ...environment(this.place, this.servers),
      ...(this.simulator && microsoftOf(this.simulator)),
    };
    // The argument is for those who look for what a killed run has left behind.
    const args = [`--data=${folder}/`];
    return startNode({ name, script, args, env, log: join(folder, 'logs', `${name}.log`) });
  }

  private async untilAlive(child: Supervised): Promise<void> {
    const limit = Date.now() + readyMs;
    while (Date.now() < limit) {
      const answer = await fetch(`${this.url}/api/health/live`).catch(() => undefined);
      if (answer?.ok === true) return;
      await sleep(100);
    }
    throw new PlainError(`L’API ne répond pas. Fin de ${child.log} :\n${tail(child.log)}`);
  }
}
