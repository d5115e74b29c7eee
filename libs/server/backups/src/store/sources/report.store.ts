import { longestReport, reportWeight, type RunOutcome } from '@vigie/rules';
import { DomainError, found, isDuplicate, type Transaction } from '@vigie/platform';
import type { BackupReportReason } from '@vigie/wire';
import { BackupReportRow } from './backup-report.row';

/** A report as stored; stays inside the feature. */
export type StoredReport = Readonly<BackupReportRow>;

/** What a source said, before anybody has placed it. */
export interface ArrivedReport extends Pick<
  BackupReportRow,
  'kind' | 'externalId' | 'sender' | 'subject' | 'content' | 'truncated' | 'forged' | 'receivedAt'
> {
  inboundMailId?: string;
  nasTaskId?: string;
  reason: BackupReportReason;
  seems: RunOutcome;
  /** The job that it is known to be of. */
  job?: { id: string; clientId: string } | null;
  runId?: string;
}

const doubtful: readonly BackupReportReason[] = ['forged', 'other-sender'];

/** Keeps a report for a person to look at; null when it is there already. */
export async function insertReport(tx: Transaction, report: ArrivedReport): Promise<string | null> {
  const { job, sender, subject, ...rest } = report;
  try {
    const id = await tx.insert(BackupReportRow, {
      ...rest,
      sender: sender.slice(0, 254),
      subject: subject.slice(0, 300).toWellFormed(),
      content: report.content.toWellFormed(),
      state: 'waiting',
      weight: reportWeight(report.seems, doubtful.includes(report.reason)),
      jobId: job?.id ?? null,
      clientId: job?.clientId ?? null,
    });
    tx.live({ type: 'backup-sources.changed' });
    return id;
  } catch (error) {
    if (isDuplicate(error)) return null;
    throw error;
  }
}

/** A report that waits, held until the transaction ends. Errors: not-found, backup-report.decided. */
export async function lockWaiting(tx: Transaction, id: string): Promise<StoredReport> {
  const report = found(
    await tx.manager.findOne(BackupReportRow, { where: { id }, lock: { mode: 'pessimistic_write' } }),
  );
  if (report.state !== 'waiting') throw new DomainError('backup-report.decided');
  return report;
}

/** A report found its place, or has none. */
export async function placeReport(
  tx: Transaction,
  id: string,
  place: Partial<
    Pick<
      BackupReportRow,
      | 'state'
      | 'reason'
      | 'seems'
      | 'jobId'
      | 'clientId'
      | 'runId'
      | 'decidedAt'
      | 'decidedBy'
      | 'note'
      | 'weight'
    >
  >,
): Promise<void> {
  await tx.manager.update(BackupReportRow, { id }, place);
  tx.live({ type: 'backup-sources.changed' });
}

/** Says why a mail waits, in the order in which people look at what waits. */
export const keepWaiting = (
  tx: Transaction,
  { id, seems }: Pick<StoredReport, 'id' | 'seems'>,
  reason: BackupReportReason,
): Promise<void> => placeReport(tx, id, { reason, weight: reportWeight(seems, doubtful.includes(reason)) });

/** Mails of a sender that wait, the oldest first. */
export const waitingMailsOf = (tx: Transaction, sender: string, limit: number): Promise<StoredReport[]> =>
  tx.manager.find(BackupReportRow, {
    where: { state: 'waiting', kind: 'mail', sender },
    order: { receivedAt: 'ASC', id: 'ASC' },
    take: limit,
  });

/** The report by which a task waits for a person; ignored ones are left alone. */
export const reportOfTask = (tx: Transaction, externalId: string): Promise<StoredReport | null> =>
  tx.manager.findOneBy(BackupReportRow, { kind: 'task', externalId });

/** What a task last said, while it waits. */
export const renewReport = async (
  tx: Transaction,
  id: string,
  { seems, content, subject }: Pick<ArrivedReport, 'seems' | 'content' | 'subject'>,
): Promise<void> => {
  await tx.manager.update(
    BackupReportRow,
    { id },
    { seems, content, subject, weight: reportWeight(seems, false) },
  );
};

/** A push that nobody could read: its run is of unknown outcome, and a person says what they read in it. */
export const keepUnreadPush = (
  tx: Transaction,
  job: { id: string; clientId: string; name: string },
  push: { id: string; body: string; cut: boolean; receivedAt: Date },
  runId: string,
): Promise<string | null> =>
  insertReport(tx, {
    ...{ kind: 'push', externalId: push.id, sender: '', subject: job.name, forged: false },
    content: push.body.slice(0, longestReport),
    truncated: push.cut || push.body.length > longestReport,
    ...{ receivedAt: push.receivedAt, reason: 'unreadable', seems: 'unknown', job, runId },
  });
