import { once } from 'node:events';
import { connect as dial, type Socket } from 'node:net';
import { PassThrough } from 'node:stream';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Connection, ResultSetHeader, RowDataPacket } from 'mysql2/promise';
import { connect } from './database.ts';

export type Value = string | number | boolean | Date | null | object;
export type Row = Record<string, Value>;

const mostWaiting = 4 * 1024 * 1024;

/** The one statement that fills a table. */
interface Load {
  connection: Connection;
  socket: Socket;
  rows: PassThrough;
  count: number;
  result: Promise<ResultSetHeader>;
}

/** Lines of a table that are not sent yet. */
interface Waiting {
  columns: string[];
  lines: string[];
}

/**
 * Sends rows of many tables with LOAD DATA LOCAL, the fastest way in. Each table has one statement, open until the
 * last row: an empty table is filled in bulk, its indexes sorted, by its first statement only.
 */
export class Sink {
  private readonly waiting = new Map<string, Waiting>();
  private readonly loads = new Map<string, Load>();
  private bytes = 0;
  private readonly url: string;

  constructor(url: string) {
    this.url = url;
  }

  /** Every row of a table has the same columns in the same order. */
  add(table: string, row: Row): void {
    this.addLine(table, Object.keys(row), `${Object.values(row).map(field).join('\t')}\n`);
  }

  /** A row that is text already, for tables of a hundred million. */
  addLine(table: string, columns: string[], line: string): void {
    const waiting = this.waiting.get(table);
    if (waiting === undefined) this.waiting.set(table, { columns, lines: [line] });
    else waiting.lines.push(line);
    this.bytes += line.length;
  }

  isFull(): boolean {
    return this.bytes > mostWaiting;
  }

  /** Hands on what was added, at the pace of the server. */
  async flush(): Promise<void> {
    this.bytes = 0;
    // Sockets are served between turns only, and nothing else here may end one.
    await nextTurn();
    await Promise.all([...this.waiting].map(([table, waiting]) => this.send(table, waiting)));
  }

  /** Ends the statements; throws when a row was cut or left out. */
  async close(): Promise<void> {
    await this.flush();
    await Promise.all([...this.loads].map(([table, load]) => finish(table, load)));
    this.loads.clear();
  }

  private async send(table: string, waiting: Waiting): Promise<void> {
    const lines = waiting.lines;
    if (lines.length === 0) return;
    waiting.lines = [];
    const load = this.loads.get(table) ?? (await this.open(table, waiting.columns));
    load.count += lines.length;
    load.rows.write(lines.join(''));
    // The driver itself would take all of it into memory.
    while (load.socket.writableLength > mostWaiting)
      await Promise.race([once(load.socket, 'drain'), load.result]);
  }

  private async open(table: string, columns: string[]): Promise<Load> {
    const { hostname, port } = new URL(this.url);
    const socket = dial({ host: hostname, port: Number(port), noDelay: true });
    const connection = await connect(this.url, socket);
    // Checks would make it row by row; and a table may have nothing to say for a long time.
    await connection.query('SET foreign_key_checks = 0, unique_checks = 0, net_read_timeout = 3600');
    const rows = new PassThrough();
    const wanted = Promise.withResolvers<true>();
    const result = connection
      .query<ResultSetHeader>({
        sql: `LOAD DATA LOCAL INFILE 'rows' INTO TABLE ${table} CHARACTER SET utf8mb4 (${columns.join(', ')})`,
        infileStreamFactory: () => {
          wanted.resolve(true);
          return rows;
        },
      })
      .then(([header]) => header);
    const load = { connection, socket, rows, count: 0, result };
    this.loads.set(table, load);
    // Before the server takes them, nothing says that they pile up.
    await Promise.race([wanted.promise, result]);
    return load;
  }
}

/** LOCAL turns errors into warnings: a row that was cut or left out must not pass unseen. */
async function finish(table: string, { connection, rows, count, result }: Load): Promise<void> {
  rows.end();
  try {
    const { affectedRows, warningStatus } = await result;
    if (affectedRows === count && warningStatus === 0) return;
    const [warnings] = await connection.query<RowDataPacket[]>('SHOW WARNINGS LIMIT 3');
    throw new Error(`${table}: ${affectedRows} of ${count} rows loaded, ${JSON.stringify(warnings)}`);
  } finally {
    await connection.end();
  }
}

function field(value: Value): string {
  if (value === null) return String.raw`\N`;
  if (typeof value === 'number') return String(value);
  if (typeof value === 'boolean') return value ? '1' : '0';
  if (value instanceof Date) return sqlInstant(value);
  return escape(typeof value === 'string' ? value : JSON.stringify(value));
}

const escapes: Record<string, string> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };

export function escape(text: string): string {
  return text.replace(/[\\\t\n\r]/g, (character) => escapes[character] ?? character);
}

/** DATETIME(3) in UTC. */
export function sqlInstant(date: Date): string {
  return date.toISOString().replace('T', ' ').slice(0, 23);
}
