import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { createConnection, type Connection, type RowDataPacket } from 'mysql2/promise';
import { openDataSource } from '../db/data-source';

const server = () => process.env['TEST_DATABASE_URL'] ?? 'mysql://vigie:vigie@127.0.0.1:33306/';
const migrations = path.resolve(__dirname, '../db/migrations');

/**
 * A database of its own for one spec file, dropped by `drop`: as every migration leaves it, or empty. Migrations run
 * once on a server; what they leave is copied, which takes a tenth of the time.
 */
export async function createTestDatabase(
  name: string,
  { migrated = true } = {},
): Promise<{ url: string; drop: () => Promise<void> }> {
  const database = `test_${name.replace(/\W/g, '_')}_${process.pid}`;
  await withServer(async (connection) => {
    await connection.query(`DROP DATABASE IF EXISTS ${database}`);
    await create(connection, database);
    if (migrated) await copyTables(connection, await migratedOnce(connection), database);
  });
  const drop = () =>
    withServer(async (connection) => {
      await connection.query(`DROP DATABASE IF EXISTS ${database}`);
    });
  return { url: urlOf(database), drop };
}

async function withServer(work: (connection: Connection) => Promise<void>): Promise<void> {
  const connection = await createConnection({ uri: server() });
  try {
    await work(connection);
  } finally {
    await connection.end();
  }
}

function urlOf(database: string): string {
  const url = new URL(server());
  url.pathname = `/${database}`;
  return url.toString();
}

const create = (connection: Connection, database: string) =>
  connection.query(`CREATE DATABASE ${database} CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci`);

/** The name of a database that holds what these migrations leave; the first who asks makes it, the others wait. */
async function migratedOnce(connection: Connection): Promise<string> {
  const hash = createHash('sha256');
  for (const file of readdirSync(migrations).toSorted())
    hash.update(readFileSync(path.join(migrations, file)));
  const database = `test_migrated_${hash.digest('hex').slice(0, 12)}`;
  await connection.query('SELECT GET_LOCK(?, 300)', [database]);
  try {
    // The second database says that the first one is whole: nobody died while it was made.
    const [known] = await connection.query<RowDataPacket[]>('SHOW DATABASES LIKE ?', [`${database}\\_whole`]);
    if (known.length === 0) {
      await connection.query(`DROP DATABASE IF EXISTS ${database}`);
      await create(connection, database);
      const dataSource = await openDataSource(urlOf(database), []);
      await dataSource.runMigrations({ transaction: 'each' });
      await dataSource.destroy();
      await create(connection, `${database}_whole`);
    }
  } finally {
    await connection.query('SELECT RELEASE_LOCK(?)', [database]);
  }
  return database;
}

async function copyTables(connection: Connection, from: string, to: string): Promise<void> {
  const [tables] = await connection.query<RowDataPacket[]>(`SHOW TABLES FROM ${from}`);
  await connection.query(`USE ${to}`);
  await connection.query('SET foreign_key_checks = 0');
  for (const name of tables.map((row) => String(Object.values(row)[0]))) {
    const [made] = await connection.query<RowDataPacket[]>(`SHOW CREATE TABLE ${from}.\`${name}\``);
    await connection.query(String(made[0]?.['Create Table']));
    await connection.query(`INSERT INTO \`${name}\` SELECT * FROM ${from}.\`${name}\``);
  }
}
