import type { DynamicModule, Type } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { Database, HttpModule, openDataSource, PlatformModule, type Config } from '@vigie/platform';
import { createTestDatabase, testConfig } from '@vigie/platform/testing';
import request, { type Agent, type Response } from 'supertest';
import { DataSource } from 'typeorm';
import { DirectoryHttpModule } from '../directory-http.module';
import { DirectoryModule } from '../directory.module';
import { directoryEntities } from '../entities';
import { seedCatalogue } from '../use-cases/seed-catalogue';
import { testPassword } from './builders';

// Migrating a database and hashing passwords take their time on a busy machine.
jest.setTimeout(60_000);

/** What a feature above the directory brings to its tests. */
export interface Above {
  imports?: (Type | DynamicModule)[];
  entities?: Type[];
}

/** The routes of the directory, and of a feature above it, on a migrated database of their own. */
export async function startTestApp(name: string, overrides: Partial<Config> = {}, above: Above = {}) {
  const { url, drop } = await createTestDatabase(name);
  const migration = await openDataSource(url, []);
  await migration.runMigrations();
  await migration.destroy();
  const config = testConfig(url, { trustProxy: 1, ...overrides });
  const platform = PlatformModule.with({
    name,
    config,
    entities: [...directoryEntities, ...(above.entities ?? [])],
  });
  const imports = [platform, HttpModule, DirectoryModule, DirectoryHttpModule, ...(above.imports ?? [])];
  const module = await Test.createTestingModule({ imports }).compile();
  const app = module.createNestApplication<NestExpressApplication>();
  app.set('trust proxy', config.trustProxy);
  await app.listen(0, '127.0.0.1');
  const database = app.get(Database);
  const calendarId = await database.transaction((tx) => seedCatalogue(tx));
  const stop = async () => {
    await app.close();
    const dataSource = app.get(DataSource);
    if (dataSource.isInitialized) await dataSource.destroy();
    await drop();
  };
  return { app, config, database, calendarId, stop };
}
export type TestApp = Awaited<ReturnType<typeof startTestApp>>;

let hosts = 0;
/** An address nobody has used yet, so that tests do not use up each other's tries. */
export const newIp = () => `10.${process.pid % 250}.${Math.floor(Math.random() * 250)}.${(hosts += 1) % 250}`;

/** A browser that has not signed in. */
export function browser(test: TestApp, ip = newIp()): Agent {
  return request.agent(test.app.getHttpServer()).set('X-Forwarded-For', ip);
}

/** Signs in and returns the browser that keeps the cookie. */
export async function signedIn(test: TestApp, person: { email: string }): Promise<Agent> {
  const agent = browser(test);
  await agent.post('/api/session').send({ email: person.email, password: testPassword }).expect(200);
  return agent;
}

/** The session cookie of an answer, as `name=value`. */
export function cookieOf(response: Response): string {
  const [cookie = ''] = [response.headers['set-cookie'] ?? []].flat();
  return cookie.split(';')[0] ?? '';
}

/** Everything about a problem document that may not differ between two refusals. */
export function withoutRequestId(response: Response): unknown {
  return { status: response.status, body: { ...response.body, requestId: '' } };
}

/** Mails that wait for this address, latest first. */
export function mailsTo(test: TestApp, email: string): Promise<{ subject: string; text: string }[]> {
  return test.database.query(
    'SELECT subject, body_text AS text FROM outbound_mail WHERE to_address = ? ORDER BY id DESC',
    [email],
  );
}

/** The token of the link in the latest mail to this address. */
export async function mailedToken(test: TestApp, email: string): Promise<string> {
  const [mail] = await mailsTo(test, email);
  return /reset\?token=([\w-]+)/.exec(mail?.text ?? '')?.[1] ?? '';
}
