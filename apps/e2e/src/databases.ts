import { createConnection, type Connection, type RowDataPacket } from 'mysql2/promise';

const server = () => process.env['TEST_DATABASE_URL'] ?? 'mysql://vigie:vigie@127.0.0.1:33306/';

/**
 * A database of its own as every migration leaves it, dropped at the end. `migrate` runs once for all journeys of a
 * run; what it leaves is copied, which takes a tenth of the time.
 */
export async function createDatabase(
  name: string,
  migrate: (url: string) => void,
): Promise<{ url: string; drop: () => Promise<void> }> {
  await withServer(async (connection) => {
    await connection.query(`DROP DATABASE IF EXISTS ${name}`);
    await create(connection, name);
    await copyTables(connection, await migratedOnce(connection, migrate), name);
  });
  const drop = () =>
    withServer(async (connection) => {
      await connection.query(`DROP DATABASE IF EXISTS ${name}`);
    });
  return { url: urlOf(name), drop };
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

/** Of the processes of one run, the first who asks migrates, the others wait. */
async function migratedOnce(connection: Connection, migrate: (url: string) => void): Promise<string> {
  const database = `e2e_migrated_${process.ppid}`;
  await connection.query('SELECT GET_LOCK(?, 300)', [database]);
  try {
    // The second database says that the first one is whole.
    const [known] = await connection.query<RowDataPacket[]>('SHOW DATABASES LIKE ?', [`${database}\\_whole`]);
    if (known.length === 0) {
      await connection.query(`DROP DATABASE IF EXISTS ${database}`);
      await create(connection, database);
      migrate(urlOf(database));
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
