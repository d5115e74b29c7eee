import type { EndedOutcome } from '@vigie/rules';
import type { TicketWorld } from '@vigie/tickets/testing';
import type { BackupJobRow } from '../store/runs/backup-job.row';
import { RecordRun, type RunReport } from '../use-cases/runs/record-run';
import { aBackupJob } from './backup-builders';

/** All runs on the same day of the week: nights of weekends are not compared with the others. */
export const weekMs = 7 * 86_400_000;
/** When the first of these nights was. */
export const begins = Date.now() - 20 * weekMs;

/** Nights of jobs, and what became of them, in a world that is opened later. */
export function alertHelpers(opened: () => TicketWorld) {
  const query = <T>(sql: string, values: unknown[]) => opened().database.query<T>(sql, values);
  const aJob = async (values: Partial<BackupJobRow> = {}) => {
    const { id: clientId } = await opened().client();
    return aBackupJob(opened().database, { clientId, ...values });
  };
  /** The run of a night, which workers have not looked at yet. */
  const night = (job: BackupJobRow, index: number, outcome: EndedOutcome, more: Partial<RunReport> = {}) => {
    const startedAt = new Date(begins + index * weekMs);
    return opened()
      .get(RecordRun)
      .execute({
        ...{ jobId: job.id, source: 'push', externalId: `night-${index}`, outcome, startedAt },
        endedAt: new Date(startedAt.getTime() + 600_000),
        ...more,
      });
  };
  const settled = async (...all: Parameters<typeof night>) => {
    const { runId } = await night(...all);
    await opened().settle();
    return runId;
  };
  const ticketsOf = (job: BackupJobRow) =>
    query<{ id: string; subject: string; priority: number; state: string; kind: string }>(
      'SELECT id, subject, priority, state, kind FROM ticket WHERE client_id = ? ORDER BY id',
      [job.clientId],
    );
  const notesOf = async (ticketId: string | undefined) => {
    const sql = 'SELECT body FROM ticket_message WHERE ticket_id = ? ORDER BY id';
    return (await query<{ body: string }>(sql, [ticketId])).map(({ body }) => body);
  };
  const alertsOf = (job: BackupJobRow) =>
    query<{
      alertClass: string;
      object: string;
      streak: number;
      occurrences: number;
      isOpen: number | null;
    }>(
      `SELECT alert_class AS alertClass, object, streak, occurrences, is_open AS isOpen
         FROM backup_alert WHERE job_id = ? ORDER BY id`,
      [job.id],
    );
  const openOf = async (job: BackupJobRow) =>
    (await alertsOf(job)).filter(({ isOpen }) => isOpen).map(({ alertClass }) => alertClass);
  return { aJob, night, settled, ticketsOf, notesOf, alertsOf, openOf };
}
