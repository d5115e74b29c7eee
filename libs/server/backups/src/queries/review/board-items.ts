import { fromJson, type Database } from '@vigie/platform';
import { troubleOrder, type BackupEngine, type BackupKind, type BoardOutcome } from '@vigie/rules';
import type { BoardItem } from '@vigie/wire';
import { alertsOfJobs, type OpenAlert } from '../../store/alerts/job-alerts';

/** A place of the board, before names are joined to it. */
export interface BoardPlace {
  kind: 'run' | 'missed';
  id: string;
  outcome: BoardOutcome;
}

interface ItemRow {
  id: string;
  clientId: string;
  client: string;
  jobId: string;
  job: string;
  jobKind: BackupKind;
  engine: BackupEngine;
  at: Date;
  message: string | null;
  missing: string[] | string | null;
  ok: number | null;
  warning: number | null;
  error: number | null;
  lastGoodAt: Date | null;
}

const joined = `JOIN backup_job j ON j.id = e.job_id AND j.client_id = e.client_id JOIN client c ON c.id = e.client_id`;
const names = `e.id, e.client_id AS clientId, c.name AS client, j.id AS jobId, j.name AS job, j.kind AS jobKind,
  j.engine, j.last_good_at AS lastGoodAt`;

/** The items of these places, in their order. */
export async function boardItems(database: Database, places: readonly BoardPlace[]): Promise<BoardItem[]> {
  const idsOf = (kind: BoardPlace['kind']) => places.filter((one) => one.kind === kind).map(({ id }) => id);
  const rows = new Map<string, ItemRow>();
  const [runs, missed] = [idsOf('run'), idsOf('missed')];
  if (runs.length > 0)
    for (const row of await database.query<ItemRow>(
      `SELECT ${names}, e.ended_at AS at, e.message, e.missing, e.ok_count AS ok, e.warning_count AS warning,
              e.error_count AS error
         FROM backup_run e ${joined} WHERE e.id IN (?)`,
      [runs],
    ))
      rows.set(`run-${row.id}`, row);
  if (missed.length > 0)
    for (const row of await database.query<ItemRow>(
      `SELECT ${names}, e.due_at AS at, e.reason AS message, NULL AS missing, NULL AS ok, NULL AS warning, NULL AS error
         FROM backup_expected e ${joined} WHERE e.id IN (?)`,
      [missed],
    ))
      rows.set(`missed-${row.id}`, row);
  const jobIds = [...new Set([...rows.values()].map(({ jobId }) => jobId))];
  const open = jobIds.length > 0 ? await alertsOfJobs(database, jobIds) : [];
  const alerts = Map.groupBy(open, ({ jobId }) => jobId);
  return places.flatMap(({ kind, id, outcome }) => {
    const row = rows.get(`${kind}-${id}`);
    return row ? [present(`${kind}-${id}`, outcome, row, alerts.get(row.jobId) ?? [])] : [];
  });
}

function present(id: string, outcome: BoardOutcome, row: ItemRow, alerts: readonly OpenAlert[]): BoardItem {
  const [open] = alerts;
  const { ok, warning, error } = row;
  return {
    id,
    client: { id: row.clientId, name: row.client },
    job: { id: row.jobId, name: row.job, kind: row.jobKind, engine: row.engine },
    outcome,
    at: row.at.toISOString(),
    message: row.message,
    missing: row.missing === null ? [] : fromJson<string[]>(row.missing),
    counts:
      ok === null && warning === null && error === null
        ? null
        : { ok: ok ?? 0, warning: warning ?? 0, error: error ?? 0 },
    lastGoodAt: row.lastGoodAt?.toISOString() ?? null,
    ticket: open ? { id: open.ticketId, number: `T-${open.ticketId}` } : null,
    streak: open?.streak ?? 0,
    troubles: troubleOrder.filter((one) => alerts.some(({ alertClass }) => alertClass === one)),
  };
}
