import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { aStaff, testPassword } from '@vigie/directory/testing';
import { Database, openDataSource } from '@vigie/platform';
import { createTestDatabase, testConfig } from '@vigie/platform/testing';
import type { StaffRole } from '@vigie/wire';
import request, { type Agent } from 'supertest';
import { DataSource } from 'typeorm';
import { createHttpApp } from '../http-app';

jest.setTimeout(60_000);

/** The whole HTTP process on a migrated database of its own, with empty web applications. */
export class TestApi {
  private constructor(
    readonly app: NestExpressApplication,
    private readonly drop: () => Promise<void>,
  ) {}

  static async open(name: string): Promise<TestApi> {
    const { url, drop } = await createTestDatabase(name);
    const migration = await openDataSource(url, []);
    await migration.runMigrations();
    await migration.destroy();
    const app = await createHttpApp(testConfig(url), webRoot());
    await app.listen(0, '127.0.0.1');
    return new TestApi(app, drop);
  }

  get database(): Database {
    return this.app.get(Database);
  }

  /** A browser that has not signed in. */
  browser(): Agent {
    return request.agent(this.app.getHttpServer());
  }

  /** The browser of one of our people. */
  async staff(...roles: StaffRole[]): Promise<Agent> {
    const { email } = await aStaff(this.database, roles.length > 0 ? { roles } : {});
    const agent = this.browser();
    await agent.post('/api/session').send({ email, password: testPassword }).expect(200);
    return agent;
  }

  async close(): Promise<void> {
    await this.app.close();
    const dataSource = this.app.get(DataSource);
    if (dataSource.isInitialized) await dataSource.destroy();
    await this.drop();
  }
}

function webRoot(): string {
  const root = mkdtempSync(path.join(tmpdir(), 'vigie-web-'));
  for (const name of ['console', 'portal']) {
    mkdirSync(path.join(root, name));
    writeFileSync(path.join(root, name, 'index.html'), '<!doctype html><app-root></app-root>');
  }
  return root;
}
