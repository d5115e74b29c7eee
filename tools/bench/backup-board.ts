import type { Connection } from 'mysql2/promise';
import { step } from '../lib/console.ts';
import { signInAdministrator } from './callers.ts';
import { measure, type Measure, type Plan } from './closed-loop.ts';
import { column } from './database.ts';

export interface BoardResult {
  jobs: number;
  /** The first page, by gravity and by client; the counts of the navigation. */
  gravity: Measure;
  client: Measure;
  counts: Measure;
}

const jobs = 5000;
const batch = 1000;
const users = 10;
const requests = 400;
/** One night in so many did not end well, or did not come. */
const outcomes = [
  'success',
  'success',
  'success',
  'warning',
  'success',
  'failed',
  'success',
  'missed',
  'success',
  'unknown',
];

/** The board of the morning after a night of so many jobs, none of them judged yet. */
export function measureBoard(
  connection: Connection,
  where: Pick<Plan, 'port' | 'pids' | 'workDone'>,
): Promise<BoardResult> {
  return step(`Revue de ${jobs.toLocaleString('fr-FR')} sauvegardes`, async () => {
    await bringNight(connection);
    const { cookie } = await signInAdministrator(connection);
    const ask = (path: string, word: string) =>
      measure({
        ...{ ...where, users, requests },
        call: () => ({ method: 'GET', path: `/api/backups/review${path}`, cookie, status: 200, word }),
      });
    return {
      jobs,
      gravity: await ask('?limit=50', 'bench'),
      client: await ask('?by=client&limit=50', 'bench'),
      counts: await ask('/counts', 'greens'),
    };
  });
}

/** Jobs over all clients, and their runs of last night; those of a measure before are taken away. */
async function bringNight(connection: Connection): Promise<void> {
  const ours = "SELECT id FROM backup_job WHERE name LIKE 'bench-%'";
  for (const table of ['backup_review', 'backup_alert', 'backup_expected', 'backup_run'])
    await connection.query(`DELETE FROM ${table} WHERE job_id IN (${ours})`);
  await connection.query("DELETE FROM backup_job WHERE name LIKE 'bench-%'");
  const clients = await column<number>(connection, 'SELECT id FROM client ORDER BY id');
  const now = new Date();
  for (let from = 0; from < jobs; from += batch) {
    const places = Array.from({ length: batch }, (_, offset) => from + offset);
    await connection.query(
      `INSERT INTO backup_job (client_id, name, kind, engine, state, items, schedule, zone, working_days,
         grace_minutes, longest_minutes, retention_days, second_site, expected_until, created_at, created_by,
         updated_at, version) VALUES ?`,
      [
        places.map((place) => [
          ...[
            clients[place % clients.length],
            `bench-${place}`,
            'folder',
            'push',
            'paused',
            '[]',
            '30 22 * * *',
          ],
          ...['Europe/Paris', 0, 450, 600, 30, 0, now, now, 'bench', now, 1],
        ]),
      ],
    );
  }
  const outcome = `ELT(1 + id % ${outcomes.length}, ${outcomes.map((one) => `'${one}'`).join(', ')})`;
  await connection.query(
    `INSERT INTO backup_run (job_id, client_id, source, external_id, outcome, started_at, ended_at, recorded_at)
     SELECT id, client_id, 'push', 'bench', ${outcome}, NOW(3) - INTERVAL 9 HOUR, NOW(3) - INTERVAL id % 400 MINUTE,
            NOW(3) FROM backup_job WHERE name LIKE 'bench-%' AND ${outcome} <> 'missed'`,
  );
  await connection.query(
    `INSERT INTO backup_expected (job_id, client_id, due_at, due_on, late_at, state, missed_at)
     SELECT id, client_id, NOW(3) - INTERVAL 9 HOUR, CURRENT_DATE, NOW(3), 'missed', NOW(3)
       FROM backup_job WHERE name LIKE 'bench-%' AND ${outcome} = 'missed'`,
  );
  // What did not come or failed has its alert, and so have some of the greens.
  await connection.query(
    `INSERT INTO backup_alert (job_id, client_id, ticket_id, alert_class, object, detail, level, occurrences, streak,
       last_cause, opened_at, since_at, last_at, is_open)
     SELECT j.id, j.client_id, t.id, ELT(1 + j.id % 3, 'failed', 'replication', 'anomaly'), '', 'bench', 0, 1, 1, 'bench',
            NOW(3), NOW(3), NOW(3), 1
       FROM backup_job j JOIN (SELECT client_id, MIN(id) AS id FROM ticket GROUP BY client_id) t ON t.client_id = j.client_id
      WHERE j.name LIKE 'bench-%' AND j.id % 10 IN (5, 7, 8)`,
  );
}
