import type { ModuleMetadata, Type } from '@nestjs/common';
import { Test, type TestingModule } from '@nestjs/testing';
import { DataSource } from 'typeorm';
import type { Config } from '../config/config';
import { Database } from '../db/database';
import { PlatformModule } from '../platform.module';
import type { SealedColumn } from '../secrets/sealed-columns';
import { testConfig } from './test-config';
import { createTestDatabase } from './test-database';

interface Parts extends Pick<ModuleMetadata, 'imports' | 'providers'> {
  entities?: (new () => object)[];
  sealed?: readonly SealedColumn[];
  config?: Partial<Config>;
}

/** The platform on a migrated database of its own, with whatever else the test needs. */
export class TestPlatform {
  readonly database: Database;

  private constructor(
    readonly module: TestingModule,
    private readonly drop: () => Promise<void>,
  ) {
    this.database = module.get(Database);
  }

  static async open(name: string, parts: Parts = {}): Promise<TestPlatform> {
    const { url, drop } = await createTestDatabase(name);
    const { entities = [], sealed = [], config, imports = [], providers = [] } = parts;
    const platform = PlatformModule.with({ name: 'test', config: testConfig(url, config), entities, sealed });
    const module = await Test.createTestingModule({ imports: [platform, ...imports], providers }).compile();
    await module.get(DataSource).runMigrations();
    return new TestPlatform(module, drop);
  }

  get<T>(token: Type<T> | (abstract new (...parameters: never[]) => T)): T {
    return this.module.get<T>(token);
  }

  async close(): Promise<void> {
    await this.module.close();
    await this.get(DataSource).destroy();
    await this.drop();
  }
}
