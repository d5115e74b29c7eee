import { join } from 'node:path';
import { PlainError } from '../lib/console.ts';
import { startNode } from '../lib/node-process.ts';
import { freePort, sleep, tail } from '../lib/processes.ts';
import { productEnvironment, type Servers } from '../lib/product.ts';
import type { Supervised } from '../lib/supervisor.ts';
import { apiMain, workerMain } from '../lib/workspace.ts';
import { startDatabase, startRedis, type Service } from '../services.ts';

const readyMs = 60_000;

/** Like `npm start`, but alone: no mailbox of the person who runs the benchmark is read or written. */
export function benchEnvironment(dataDir: string, servers: Servers, port: number): NodeJS.ProcessEnv {
  return {
    ...productEnvironment(dataDir, servers, port),
    PUBLIC_URL: `http://localhost:${port}`,
    DEMO: 'false',
    LOG_LEVEL: 'warn',
    SMTP_URL: '',
    IMAP_URL: '',
  };
}

/** The built product with its real processes on one folder of data. */
export class BenchProduct {
  readonly port: number;
  readonly database: Service;
  readonly redis: Service;
  api: Supervised | undefined;
  worker: Supervised | undefined;
  private readonly folder: string;

  private constructor(folder: string, port: number, database: Service, redis: Service) {
    this.folder = folder;
    this.port = port;
    this.database = database;
    this.redis = redis;
  }

  static async open(folder: string): Promise<BenchProduct> {
    const database = await startDatabase(folder);
    const redis = await startRedis(folder).catch(async (error: unknown) => {
      await database.stop();
      throw error;
    });
    return new BenchProduct(folder, await freePort(), database, redis);
  }

  async startApi(): Promise<Supervised> {
    this.api = await this.start('api', apiMain);
    await this.until(`http://127.0.0.1:${this.port}/api/health/live`, this.api);
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
    const answer = await fetch(`http://127.0.0.1:${this.port}/api/health/ready`).catch(() => undefined);
    return answer?.ok ?? false;
  }

  async stop(): Promise<void> {
    await Promise.all([this.api?.stop(), this.worker?.stop()]);
    await Promise.all([this.database.stop(), this.redis.stop()]);
  }

  private start(name: string, script: string): Promise<Supervised> {
    const servers = { databaseUrl: this.database.url, redisUrl: this.redis.url };
    const env = benchEnvironment(this.folder, servers, this.port);
    // The argument is for those who look for what a killed run has left behind.
    const args = [`--data=${this.folder}/`];
    return startNode({ name, script, args, env, log: join(this.folder, 'logs', `${name}.log`) });
  }

  private async until(url: string, child: Supervised): Promise<void> {
    const limit = Date.now() + readyMs;
    while (Date.now() < limit) {
      const answer = await fetch(url).catch(() => undefined);
      if (answer?.ok === true) return;
      await sleep(100);
    }
    throw new PlainError(`${url} ne répond pas. Fin de ${child.log} :\n${tail(child.log)}`);
  }
}
