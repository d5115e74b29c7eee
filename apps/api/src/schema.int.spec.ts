import { openDataSource, platformEntities } from '@vigie/platform';
import { createTestDatabase } from '@vigie/platform/testing';
import type { DataSource } from 'typeorm';
import { entities } from './entities';

describe('the schema', () => {
  let dataSource: DataSource;
  let drop: () => Promise<void>;
  beforeAll(async () => {
    const created = await createTestDatabase('schema', { migrated: false });
    drop = created.drop;
    dataSource = await openDataSource(created.url, [...platformEntities, ...entities]);
  });
  afterAll(async () => {
    await dataSource.destroy();
    await drop();
  });

  it('is what the entities say once every migration has run on an empty database', async () => {
    const done = await dataSource.runMigrations({ transaction: 'each' });
    expect(done.map(({ name }) => name)).toEqual(dataSource.migrations.map(({ name }) => name));
    const { upQueries } = await dataSource.driver.createSchemaBuilder().log();
    expect(upQueries.map(({ query }) => query)).toEqual([]);
  });

  it('has nothing left to migrate', async () => {
    expect(await dataSource.runMigrations({ transaction: 'each' })).toEqual([]);
  });
});
