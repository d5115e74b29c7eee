import { fromJson } from '@vigie/platform';
import type { AlertClass, JobFacts, RunOutcome } from '@vigie/rules';

/** What a query has to ask of a job `j` to know how it stands. */
export interface HealthColumns {
  lastOutcome: RunOutcome | null;
  isRunning: number | string;
  missed: number | string;
  alerts: AlertClass[] | string | null;
  /** Of the repository that it shares with other jobs of its client. */
  shared: AlertClass[] | string | null;
}

/** An occurrence passed, or ran out of its time, and nothing has come since. */
const missed = `EXISTS (SELECT 1 FROM backup_expected x WHERE x.job_id = j.id AND x.client_id = j.client_id
  AND (x.state = 'missed' OR (x.state = 'awaited' AND x.late_at < NOW(3)))
  AND (j.last_run_at IS NULL OR x.due_at > j.last_run_at))`;
const openAlert = `a.job_id = j.id AND a.client_id = j.client_id AND a.is_open = 1`;
/** What is wrong with a repository is borne by one of its jobs, and true of all of them. */
const sharedAlert = `a.is_open = 1 AND a.alert_class IN ('integrity', 'replication') AND a.client_id = j.client_id
  AND j.engine = 'restic' AND (a.alert_class = 'integrity' OR j.second_site = 1)`;

export const healthColumns = `j.last_outcome AS lastOutcome, ${missed} AS missed,
  EXISTS (SELECT 1 FROM backup_run r WHERE r.job_id = j.id AND r.outcome = 'running') AS isRunning,
  (SELECT JSON_ARRAYAGG(a.alert_class) FROM backup_alert a WHERE ${openAlert}) AS alerts,
  (SELECT JSON_ARRAYAGG(a.alert_class) FROM backup_alert a WHERE ${sharedAlert}) AS shared`;

/** Those that the rule finds something wrong with. */
export const inTrouble = `(j.last_outcome <> 'success' OR ${missed}
  OR EXISTS (SELECT 1 FROM backup_alert a WHERE ${openAlert})
  OR EXISTS (SELECT 1 FROM backup_alert a WHERE ${sharedAlert}))`;

/** The same, as the rule wants it. */
export const factsOf = ({
  lastOutcome,
  isRunning,
  missed: late,
  alerts,
  shared,
}: HealthColumns): JobFacts => ({
  lastOutcome: lastOutcome === 'running' ? null : lastOutcome,
  isRunning: Number(isRunning) === 1,
  missed: Number(late) === 1,
  alerts: [alerts, shared].flatMap((found) => (found === null ? [] : fromJson<AlertClass[]>(found))),
});
