import type { Socket } from 'node:net';
import { createConnection, type Connection, type RowDataPacket } from 'mysql2/promise';
import { command } from './real-product.ts';

export function connect(url: string, stream?: Socket): Promise<Connection> {
  const numbers = { supportBigNumbers: true, bigNumberStrings: false };
  return createConnection({ uri: url, timezone: 'Z', ...numbers, ...(stream && { stream }) });
}

export function migrate(databaseUrl: string, folder: string): Promise<void> {
  // Migrating needs neither Redis nor a port, but the settings are read as a whole.
  const servers = { databaseUrl, redisUrl: 'redis://127.0.0.1:6379' };
  return command('migrate', { folder, port: 3000, demo: false }, servers);
}

export interface Work {
  statements: number;
  /** Rows that the storage engine was asked for, whether they were wanted or not. */
  rows: number;
}

/** What the database has done since it was started, for whoever asked. */
export async function workDone(connection: Connection): Promise<Work> {
  const [status] = await connection.query<RowDataPacket[]>(
    "SHOW GLOBAL STATUS WHERE Variable_name = 'Questions' OR Variable_name LIKE 'Handler\\_read\\_%'",
  );
  const values = status.map((row) => [String(row['Variable_name']), Number(row['Value'])] as const);
  const sum = (picked: (name: string) => boolean) =>
    values.filter(([name]) => picked(name)).reduce((total, [, value]) => total + value, 0);
  return {
    statements: sum((name) => name === 'Questions'),
    rows: sum((name) => name !== 'Questions'),
  };
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
