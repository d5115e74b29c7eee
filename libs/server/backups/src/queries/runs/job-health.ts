import { fromJson } from '@vigie/platform';
import type { AlertClass, JobFacts, RunOutcome } from '@vigie/rules';
import { ownAlert, sharedAlert } from '../../store/alerts/job-alerts';

/** What a query has to ask of a job `j` to know how it stands. */
export interface HealthColumns {
  lastOutcome: RunOutcome | null;
  isRunning: number | string;
  missed: number | string;
  alerts: AlertClass[] | string | null;
  /** Of the repository that it shares. */
  shared: AlertClass[] | string | null;
}

/** An occurrence passed, or ran out of its time, and nothing has come since. */
const missed = `EXISTS (SELECT 1 FROM backup_expected x WHERE x.job_id = j.id AND x.client_id = j.client_id
  AND (x.state = 'missed' OR (x.state = 'awaited' AND x.late_at < NOW(3)))
  AND (j.last_run_at IS NULL OR x.due_at > j.last_run_at))`;

export const healthColumns = `j.last_outcome AS lastOutcome, ${missed} AS missed,
  EXISTS (SELECT 1 FROM backup_run r WHERE r.job_id = j.id AND r.outcome = 'running') AS isRunning,
  (SELECT JSON_ARRAYAGG(a.alert_class) FROM backup_alert a WHERE ${ownAlert}) AS alerts,
  (SELECT JSON_ARRAYAGG(a.alert_class) FROM backup_alert a WHERE ${sharedAlert}) AS shared`;

/** Those that the rule finds something wrong with. */
export const inTrouble = `(j.last_outcome <> 'success' OR ${missed}
  OR EXISTS (SELECT 1 FROM backup_alert a WHERE ${ownAlert})
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
