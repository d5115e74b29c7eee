import { Agent } from 'node:http';
import type { Connection } from 'mysql2/promise';
import { PlainError, step } from '../lib/console.ts';
import { sleep } from '../lib/processes.ts';
import { ask } from './closed-loop.ts';
import { count } from './database.ts';
import { percentile } from './numbers.ts';

export interface BackupNightResult {
  jobs: number;
  /** Until every occurrence of the night is a row. */
  plannedSeconds: number;
  pushesPerSecond: number;
  pushP95: number;
  /** From the first push until every occurrence has its run. */
  closedSeconds: number;
  bad: BadNightResult;
}

/** Of such a night, the share that went wrong: half of it failed, half did not come. */
export interface BadNightResult {
  jobs: number;
  /** From the first failure that is told until every one of them has its alert and its ticket. */
  alertedSeconds: number;
}

const batch = 1000;
const pollMs = 250;
const stallMs = 120_000;
const senders = 64;
const mark = 'bench-night-';
const well = `${mark}well-`;
const failed = `${mark}failed-`;
const silent = `${mark}silent-`;
/** One in so many goes wrong in a bad night. */
const badShare = 10;
const named = (prefix: string) => `j.name LIKE '${prefix}%'`;

/**
 * A night of so many jobs: what is expected becomes rows, every program tells of its success, every night is closed. Then
 * a bad one, in which a tenth of as many fail or stay silent.
 */
export function measureBackupNight(
  connection: Connection,
  port: number,
  jobs: number,
): Promise<BackupNightResult> {
  return step(`Une nuit de ${jobs.toLocaleString('fr-FR')} sauvegardes`, async () => {
    await clearNight(connection);
    const began = Date.now();
    await bringJobs(connection, { prefix: well, jobs, graceMinutes: 600 });
    const due = `FROM backup_expected e JOIN backup_job j ON j.id = e.job_id WHERE ${named(well)} AND e.due_at <= NOW(3)`;
    const planned = await reached(connection, `SELECT COUNT(*) ${due}`, jobs);
    const pushing = Date.now();
    const times = await pushAll(port, jobs, (place) => `${well}${place}`);
    const pushed = Date.now();
    const closed = await reached(connection, `SELECT COUNT(*) ${due} AND e.state = 'satisfied'`, jobs);
    const bad = await measureBadNight(connection, port, Math.ceil(jobs / badShare));
    await clearNight(connection);
    return {
      jobs,
      plannedSeconds: (planned - began) / 1000,
      pushesPerSecond: jobs / ((pushed - pushing) / 1000),
      pushP95: percentile(times, 95),
      closedSeconds: (closed - pushing) / 1000,
      bad,
    };
  });
}

async function measureBadNight(connection: Connection, port: number, jobs: number): Promise<BadNightResult> {
  const half = Math.floor(jobs / 2);
  await bringJobs(connection, { prefix: failed, jobs: half, graceMinutes: 600 });
  const expected = `FROM backup_expected e JOIN backup_job j ON j.id = e.job_id WHERE ${named(failed)} AND e.due_at <= NOW(3)`;
  await reached(connection, `SELECT COUNT(*) ${expected}`, half);
  const began = Date.now();
  // Their grace was over before they were there.
  await bringJobs(connection, { prefix: silent, jobs: jobs - half, graceMinutes: 1 });
  await pushAll(port, half, (place) => `${failed}${place}/fail`);
  const alerted = `FROM backup_alert a JOIN backup_job j ON j.id = a.job_id WHERE a.is_open = 1
    AND (${named(failed)} OR ${named(silent)})`;
  const ended = await reached(connection, `SELECT COUNT(*) ${alerted}`, jobs);
  if ((await count(connection, `SELECT COUNT(DISTINCT a.ticket_id) ${alerted}`)) !== jobs)
    throw new PlainError('Toutes les alertes n’ont pas leur ticket.');
  return { jobs, alertedSeconds: (ended - began) / 1000 };
}

/** Jobs of every night, an hour ago: the one before was there before they were. */
async function bringJobs(
  connection: Connection,
  { prefix, jobs, graceMinutes }: { prefix: string; jobs: number; graceMinutes: number },
): Promise<void> {
  const hour = new Date(Date.now() - 3_600_000);
  const schedule = `${hour.getUTCMinutes()} ${hour.getUTCHours()} * * *`;
  for (let from = 0; from < jobs; from += batch) {
    const places = Array.from({ length: Math.min(batch, jobs - from) }, (_, place) => from + place);
    await connection.query(
      `INSERT INTO backup_job (client_id, name, kind, engine, state, items, schedule, zone, working_days, grace_minutes,
         longest_minutes, retention_days, second_site, push_hash, expected_until, created_at, created_by, updated_at, version)
       SELECT (SELECT MIN(id) FROM client), CONCAT('${prefix}', n.place), 'folder', 'push', 'active', '[]', ?, 'UTC', 0, ?,
         600, 30, 0, SHA2(CONCAT('${prefix}', n.place), 256), NOW(3) - INTERVAL 2 HOUR, NOW(3), 'bench', NOW(3), 1
         FROM (${places.map((place) => `SELECT ${place} AS place`).join(' UNION ALL ')}) n`,
      [schedule, graceMinutes],
    );
  }
}

/** Every program says once how it went; so many of them speak at the same time. */
async function pushAll(port: number, jobs: number, addressOf: (place: number) => string): Promise<number[]> {
  const agent = new Agent({ keepAlive: true, maxSockets: senders });
  const times: number[] = [];
  let next = 0;
  const send = async () => {
    while (next < jobs) {
      const path = `/api/push/${addressOf(next++)}`;
      const call = { method: 'POST' as const, path, cookie: '', status: 202, word: 'accepted' };
      times.push((await ask(port, agent, call)).ms);
    }
  };
  await Promise.all(Array.from({ length: senders }, send));
  agent.destroy();
  return times.sort((one, other) => one - other);
}

/** When so many got there; a night that no longer moves is an error, not a slow one. */
async function reached(connection: Connection, sql: string, wanted: number): Promise<number> {
  let [last, movedAt] = [-1, Date.now()];
  for (;;) {
    const done = await count(connection, sql);
    if (done === wanted) return Date.now();
    if (done !== last) [last, movedAt] = [done, Date.now()];
    if (Date.now() - movedAt > stallMs) throw new PlainError(`Nuit arrêtée à ${done} : ${sql}`);
    await sleep(pollMs);
  }
}

/** Data that are kept hold no night of before; tickets stay. */
async function clearNight(connection: Connection): Promise<void> {
  const jobs = `SELECT id FROM backup_job j WHERE ${named(mark)}`;
  for (const table of ['backup_alert', 'backup_push', 'backup_expected', 'backup_run'])
    await connection.query(`DELETE FROM ${table} WHERE job_id IN (${jobs})`);
  await connection.query(`DELETE FROM backup_job WHERE name LIKE '${mark}%'`);
}
