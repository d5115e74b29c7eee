import { createConnection, type Connection, type RowDataPacket } from 'mysql2/promise';

const server = () => process.env['TEST_DATABASE_URL'] ?? 'mysql://vigie:vigie@127.0.0.1:33306/';

/**
 * A database of its own with the demonstration in it, dropped at the end. `prepare` fills one for all journeys of a
 * run; copying it takes a tenth of the time.
 */
export async function copyOfDemonstration(
  name: string,
  prepare: (url: string) => Promise<void>,
): Promise<OwnDatabase> {
  return createDatabase(name, async (connection) => {
    await copyTables(connection, await preparedOnce(connection, prepare), name);
  });
}

export interface OwnDatabase {
  url: string;
  drop: () => Promise<void>;
}

/** An empty database of its own, or as `fill` leaves it, dropped at the end. */
export async function createDatabase(
  name: string,
  fill?: (connection: Connection) => Promise<void>,
): Promise<OwnDatabase> {
  await withServer(async (connection) => {
    await connection.query(`DROP DATABASE IF EXISTS ${name}`);
    await create(connection, name);
    await fill?.(connection);
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

/** Of the processes of one run, the first who asks prepares, the others wait. */
async function preparedOnce(
  connection: Connection,
  prepare: (url: string) => Promise<void>,
): Promise<string> {
  const database = `e2e_demo_${process.ppid}`;
  await connection.query('SELECT GET_LOCK(?, 300)', [database]);
  try {
    // The second database says that the first one is whole.
    const [known] = await connection.query<RowDataPacket[]>('SHOW DATABASES LIKE ?', [`${database}\\_whole`]);
    if (known.length === 0) {
      await connection.query(`DROP DATABASE IF EXISTS ${database}`);
      await create(connection, database);
      await prepare(urlOf(database));
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
