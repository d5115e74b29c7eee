import { createConnection, type Connection, type RowDataPacket } from 'mysql2/promise';
import { PlainError } from '../lib/console.ts';
import { run } from '../lib/processes.ts';
import { apiCli, root } from '../lib/workspace.ts';
import { benchEnvironment } from './bench-product.ts';

export function connect(url: string): Promise<Connection> {
  return createConnection({ uri: url, timezone: 'Z', supportBigNumbers: true, bigNumberStrings: false });
}

export async function migrate(databaseUrl: string, dataDir: string): Promise<void> {
  // Migrating needs no Redis, but the settings are read as a whole.
  const env = benchEnvironment(dataDir, { databaseUrl, redisUrl: 'redis://127.0.0.1:6379' }, 3000);
  const result = await run(process.execPath, [apiCli, 'migrate'], { cwd: root, env });
  if (result.code !== 0) throw new PlainError(`Les migrations ont échoué :\n${result.text}`);
}

/** The first column of the rows of a query. */
export async function column<T extends string | number>(
  connection: Connection,
  sql: string,
  parameters: unknown[] = [],
): Promise<T[]> {
  const [rows] = await connection.query<RowDataPacket[]>(sql, parameters);
  return rows.map((row) => Object.values(row)[0] as T);
}

/** The one number of a query. */
export async function count(
  connection: Connection,
  sql: string,
  parameters: unknown[] = [],
): Promise<number> {
  const [value = 0] = await column<number | string>(connection, sql, parameters);
  return Number(value);
}
