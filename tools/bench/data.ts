import { createHash } from 'node:crypto';
import {
  constants,
  existsSync,
  globSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { cp, rename } from 'node:fs/promises';
import { join } from 'node:path';
import type { Connection, RowDataPacket } from 'mysql2/promise';
import { say, step } from '../lib/console.ts';
import { killProcessesOf } from '../lib/processes.ts';
import { root } from '../lib/workspace.ts';
import { startDatabase } from '../services.ts';
import { connect, migrate } from './database.ts';
import { writeDirectory } from './people.ts';
import { Sink } from './sink.ts';
import { TicketWriter } from './ticket-writer.ts';

const generator = [
  'tools/bench/{people,random,chains,words.data,search-writer}.ts',
  'tools/bench/ticket-*.ts',
  'libs/rules/src/search/words.ts',
];

/** Nothing of it is kept when it fails, so that nothing has to be safe on the way. */
const loading = [
  '--innodb-buffer-pool-size=2G',
  '--innodb-log-file-size=1G',
  '--innodb-flush-log-at-trx-commit=0',
  '--innodb-doublewrite=0',
  '--innodb-sort-buffer-size=32M',
];

/** A fresh copy of the invented data, in a folder of its own; made on first use and kept beside. */
export async function bringData(home: string, tickets: number): Promise<string> {
  const kept = join(home, `kept-${tickets}`);
  const working = join(home, 'run');
  const stamp = join(kept, 'fingerprint');
  const fingerprint = fingerprintOf(tickets);
  clear(working);
  if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== fingerprint) {
    forget(home, kept);
    const draft = join(home, 'draft');
    clear(draft);
    await make(draft, tickets);
    writeFileSync(join(draft, 'fingerprint'), fingerprint);
    await rename(draft, kept);
  }
  await step('Copie des données', () =>
    cp(kept, working, { recursive: true, mode: constants.COPYFILE_FICLONE }),
  );
  return working;
}

/** Removes a throwaway folder, and what a killed run has left working on it. */
export function clear(folder: string): void {
  killProcessesOf(folder);
  rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
}

/** The data of an older generator are of no use, whatever their size. */
function forget(home: string, kept: string): void {
  mkdirSync(home, { recursive: true });
  const known = fingerprintOf(0);
  for (const name of readdirSync(home).filter((entry) => entry.startsWith('kept-'))) {
    const stamp = join(home, name, 'fingerprint');
    const same = existsSync(stamp) && readFileSync(stamp, 'utf8').split(' ')[0] === known.split(' ')[0];
    if (!same || join(home, name) === kept) rmSync(join(home, name), { recursive: true, force: true });
  }
}

/** Changes with the generator and the number of tickets; newer tables come by migration. */
function fingerprintOf(tickets: number): string {
  const hash = createHash('sha256');
  for (const file of globSync(generator, { cwd: root }).toSorted())
    hash.update(readFileSync(join(root, file)));
  return `${hash.digest('hex')} ${tickets}`;
}

async function make(folder: string, tickets: number): Promise<void> {
  const database = await step('Base de données vide', async () => {
    const started = await startDatabase(folder, { flags: loading });
    await migrate(started.url, folder);
    return started;
  });
  const connection = await connect(database.url);
  try {
    await step(`Chargement de ${tickets.toLocaleString('fr-FR')} tickets`, () =>
      load(connection, database.url, tickets),
    );
    await step('Statistiques', () => analyze(connection));
  } finally {
    await connection.end();
    await database.stop();
  }
  // Once more as it is used: the large log of the loading is not copied for each run.
  await (await startDatabase(folder)).stop();
}

async function load(connection: Connection, url: string, tickets: number): Promise<void> {
  const now = new Date();
  const sink = new Sink(url);
  const writer = new TicketWriter(sink, writeDirectory(sink, now), now);
  for (let index = 1; index <= tickets; index += 1) {
    writer.write(index, tickets);
    if (sink.isFull()) await sink.flush();
    if (index % 50_000 === 0) say(`    ${index.toLocaleString('fr-FR')} tickets`);
  }
  await writer.search.finish(now);
  await sink.close();
  for (const [name, head] of Object.entries(writer.chains.heads())) {
    await connection.query('UPDATE chain_head SET sequence = ?, sha256 = ? WHERE name = ?', [
      head.sequence,
      head.sha256,
      name,
    ]);
  }
  await connection.query('CREATE TABLE bench_facts (loaded_at datetime(3) NOT NULL)');
  await connection.query('INSERT INTO bench_facts VALUES (?)', [now]);
}

/** Exact statistics, so that two runs get the same plans. */
async function analyze(connection: Connection): Promise<void> {
  const [tables] = await connection.query<RowDataPacket[]>(
    'SELECT table_name AS name FROM information_schema.tables WHERE table_schema = DATABASE()',
  );
  const names = tables.map((table) => String(table['name']));
  await connection.query(`ANALYZE TABLE ${names.join(', ')}`);
}

/** Moves the deadlines that were loaded earlier, so that those still to come are still to come. */
export async function refreshDeadlines(connection: Connection): Promise<void> {
  const [rows] = await connection.query<RowDataPacket[]>(
    'SELECT TIMESTAMPDIFF(SECOND, loaded_at, NOW(3)) AS age FROM bench_facts',
  );
  const age = Number(rows[0]?.['age'] ?? 0);
  await connection.query(
    `UPDATE ticket SET sort_due = sort_due + INTERVAL ? SECOND, warn_at = warn_at + INTERVAL ? SECOND
      WHERE is_open = 1 AND sort_due < '9999-01-01'`,
    [age, age],
  );
  await connection.query(
    `UPDATE sla_clock SET started_at = started_at + INTERVAL ? SECOND, due_at = due_at + INTERVAL ? SECOND,
            warn_at = warn_at + INTERVAL ? SECOND, next_at = next_at + INTERVAL ? SECOND
      WHERE next_at IS NOT NULL`,
    [age, age, age, age],
  );
}
