import 'mysql2';
import { createConnection } from 'mysql2/promise';
import { DataSource, type EntitySchema, type MixedList } from 'typeorm';
import { migrations } from './migrations';

/** How many waiting queries the pool accepts before it answers "busy": the page of a ticket asks a dozen at once. */
const queueLimit = 2000;

/** Opens the database with UTC instants, big numbers as strings, and the driver that matches the server. */
export async function openDataSource(
  url: string,
  entities: MixedList<new () => object> | MixedList<EntitySchema>,
  poolSize = 20,
): Promise<DataSource> {
  const dataSource = new DataSource({
    type: await serverType(url),
    url,
    entities: entities as MixedList<new () => object>,
    migrations,
    migrationsTableName: 'migration',
    synchronize: false,
    timezone: 'Z',
    charset: 'utf8mb4',
    supportBigNumbers: true,
    bigNumberStrings: true,
    // A date has no zone: as a Date it would move by a day in some of them.
    dateStrings: ['DATE'],
    extra: { connectionLimit: poolSize, queueLimit, connectTimeout: 5000 },
  });
  return dataSource.initialize();
}

async function serverType(url: string): Promise<'mariadb' | 'mysql'> {
  const connection = await createConnection({ uri: url, connectTimeout: 5000 });
  try {
    const [rows] = await connection.query('SELECT VERSION() AS version');
    const [row] = rows as { version: string }[];
    return /mariadb/i.test(row?.version ?? '') ? 'mariadb' : 'mysql';
  } finally {
    await connection.end();
  }
}
