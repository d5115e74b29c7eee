import { type Transaction } from '@vigie/platform';
import type { AlertClass, AlertGround, BackupJobState } from '@vigie/rules';
import { BackupJobRow } from '../runs/backup-job.row';
import { BackupAlertRow } from './backup-alert.row';
import { BackupBaselineRow } from './backup-baseline.row';

/** An alert as stored; stays inside the feature. */
export type StoredAlert = Readonly<BackupAlertRow>;

/** What an alert is about: there is one open alert of it at most. */
export interface AlertKey {
  jobId: string;
  alertClass: AlertClass;
  object: string;
}

/** A job that is held until the transaction ends: whoever finds something wrong with it waits. */
export interface HeldJob {
  id: string;
  clientId: string;
  name: string;
  state: BackupJobState;
  client: string;
}

/** Holds a job; null when there is none. */
export async function holdJob(tx: Transaction, jobId: string): Promise<HeldJob | null> {
  const [job] = await tx.query<Omit<HeldJob, 'client'>>(
    'SELECT id, client_id AS clientId, name, state FROM backup_job WHERE id = ? FOR UPDATE',
    [jobId],
  );
  if (!job) return null;
  const [client] = await tx.query<{ name: string }>('SELECT name FROM client WHERE id = ?', [job.clientId]);
  return { ...job, client: client?.name ?? '' };
}

/** The alert of this matter that is open, else the last one; null when there never was any. */
export const latestAlert = (tx: Transaction, key: AlertKey): Promise<StoredAlert | null> =>
  tx.manager.findOne(BackupAlertRow, { where: { ...key }, order: { isOpen: 'DESC', id: 'DESC' } });

/** The open alerts of a job, of one class or of all, whatever their object. */
export const openAlertsOf = (
  tx: Transaction,
  { jobId, alertClass }: { jobId: string; alertClass?: AlertClass },
): Promise<StoredAlert[]> =>
  tx.manager.find(BackupAlertRow, {
    where: { jobId, isOpen: true, ...(alertClass ? { alertClass } : {}) },
    order: { id: 'ASC' },
  });

/** Writes a new open alert down. */
export const insertAlert = (
  tx: Transaction,
  alert: Pick<
    StoredAlert,
    | 'jobId'
    | 'clientId'
    | 'ticketId'
    | 'alertClass'
    | 'object'
    | 'detail'
    | 'level'
    | 'lastCause'
    | 'sinceAt'
    | 'streak'
  >,
): Promise<string> =>
  tx.insert(BackupAlertRow, {
    ...alert,
    ...{ occurrences: 1, isOpen: true },
    ...{ openedAt: tx.now, lastAt: tx.now, resolvedAt: null },
  });

/** Changes an alert of a job that is held. */
export const changeAlert = (
  tx: Transaction,
  { id }: StoredAlert,
  values: Partial<StoredAlert>,
): Promise<unknown> => tx.manager.update(BackupAlertRow, { id }, values);

/** It is over: another one may begin. */
export const closeAlert = (tx: Transaction, alert: StoredAlert): Promise<unknown> =>
  changeAlert(tx, alert, { isOpen: null, resolvedAt: tx.now });

/** Runs are compared with those from now on. */
export const insertBaseline = (
  tx: Transaction,
  baseline: Pick<BackupBaselineRow, 'jobId' | 'clientId' | 'by' | 'reason'>,
): Promise<string> => tx.insert(BackupBaselineRow, { ...baseline, at: tx.now });

export type JobGround = AlertGround & { id: string; checks: boolean };

/** What the alerts of the jobs of a client stand on, those that go on first. */
export async function groundsOf(tx: Transaction, clientId: string): Promise<JobGround[]> {
  const jobs = await tx.manager.find(BackupJobRow, {
    where: { clientId },
    order: { state: 'ASC', id: 'ASC' },
  });
  return jobs.map(({ id, state, engine, kind, secondSite, quotaBytes, checkParts }) => ({
    ...{ id, state, engine, kind, secondSite },
    ...{ hasQuota: quotaBytes !== null, checks: checkParts !== null },
  }));
}
