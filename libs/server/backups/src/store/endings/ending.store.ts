import {
  DomainError,
  found,
  inScope,
  startOf,
  type Actor,
  type ClientScope,
  type Transaction,
} from '@vigie/platform';
import { type BackupEngine, type EndingState, type EndingStep, frozenEndingStates } from '@vigie/rules';
import type { EndingStepEntry, Locale } from '@vigie/wire';
import type { Reader } from '../acting-person';
import { forgetOccurrences } from '../runs/expected.store';
import { notErased } from './erased';
import { BackupEndingStepRow } from './backup-ending-step.row';
import { BackupEndingRow } from './backup-ending.row';

/** An end as stored; it stays inside the feature. */
export type StoredEnding = BackupEndingRow;

/** Whose backups end: all of a client's, or one job. */
export type EndingScope = Pick<StoredEnding, 'clientId' | 'jobId'>;

/** At most one that goes on for the same backups. */
export const openKeyOf = ({ clientId, jobId }: EndingScope): string =>
  jobId === null ? `client-${clientId}` : `job-${jobId}`;

/** Writes an end down, open or proposed; returns its identifier. */
export const insertEnding = (
  tx: Transaction,
  ending: Pick<StoredEnding, 'clientId' | 'state' | 'endedOn' | 'dueOn' | 'jobsEndOn' | 'cause'> &
    Partial<StoredEnding>,
  by: string,
): Promise<string> => {
  const openKey = openKeyOf({ clientId: ending.clientId, jobId: ending.jobId ?? null });
  return tx.insert(BackupEndingRow, {
    ...{ ...ending, openKey, createdAt: tx.now, createdBy: by.slice(0, 150), version: 1 },
  });
};

/** An end held until the end of the transaction; 404 outside the scope. Error: version.conflict. */
export async function lockEnding(
  tx: Transaction,
  scope: ClientScope,
  id: string,
  version?: number,
): Promise<StoredEnding> {
  const lock = { mode: 'pessimistic_write' } as const;
  const row = await tx.manager.findOne(BackupEndingRow, { where: { id }, lock });
  const ending = found(row && inScope(scope, row.clientId) ? row : null);
  if (version !== undefined && ending.version !== version)
    throw new DomainError('version.conflict', { version: ending.version });
  return ending;
}

/** Refuses what is not to be done with an end that stands elsewhere. */
export function checkEnding({ state }: StoredEnding, ...states: readonly EndingState[]): void {
  if (!states.includes(state)) throw new DomainError('backup-ending.wrong-state', { state });
}

/** Changes an end that is held; the one in the caller's hands changes with it. */
export async function changeEnding(
  tx: Transaction,
  row: StoredEnding,
  values: Partial<StoredEnding>,
): Promise<void> {
  await tx.updateVersioned(BackupEndingRow, row, values);
  Object.assign(row, values, { version: row.version + 1 });
  tx.live({ type: 'backup-care.changed', clientId: row.clientId });
}

/** Adds a step to its history; false when `once` says that it happened before. */
export async function addStep(
  tx: Transaction,
  { id: endingId, clientId }: Pick<StoredEnding, 'id' | 'clientId'>,
  actor: Pick<Actor, 'name'>,
  {
    step,
    data = {},
    once = null,
    fileId = null,
  }: { step: EndingStep; data?: EndingStepEntry['data']; once?: string | null; fileId?: string | null },
): Promise<boolean> {
  const key = { endingId, clientId };
  if (once !== null && (await tx.manager.existsBy(BackupEndingStepRow, { ...key, once }))) return false;
  const byName = actor.name.slice(0, 150);
  await tx.insert(BackupEndingStepRow, { ...key, at: tx.now, step, byName, data, once, fileId });
  return true;
}

/** Refuses a second end of backups that end already. */
export async function refuseDouble(tx: Transaction, { clientId, jobId }: EndingScope): Promise<void> {
  const rows = await tx.query(
    `SELECT id FROM backup_ending WHERE client_id = ? AND state IN (?) AND (job_id IS NULL OR job_id = ?) LIMIT 1`,
    [clientId, frozenEndingStates, jobId],
  );
  if (rows.length > 0) throw new DomainError('backup-ending.open-already');
}

/** The proposal that waits for the same backups. */
export async function proposalOf(tx: Transaction, scope: EndingScope): Promise<string | null> {
  const [row] = await tx.query<{ id: string }>(
    `SELECT id FROM backup_ending WHERE open_key = ? AND state = 'proposed'`,
    [openKeyOf(scope)],
  );
  return row?.id ?? null;
}

/** The jobs whose backups end: not those that were erased before, nor those made since this end was over. */
export const jobsOfEnding = (
  reader: Reader,
  { clientId, jobId, erasedAt = null }: EndingScope & { erasedAt?: Date | null },
): Promise<
  { id: string; name: string; engine: BackupEngine; state: string; secondSite: number | string }[]
> =>
  reader.query(
    `SELECT id, name, engine, state, second_site AS secondSite FROM backup_job j
      WHERE client_id = ? ${jobId === null ? '' : 'AND id = ?'} AND (? IS NULL OR created_at <= ?)
        AND ${notErased('j', ' AND (? IS NULL OR x.erased_at < ?)')} ORDER BY name, id`,
    [clientId, ...(jobId === null ? [] : [jobId]), erasedAt, erasedAt, erasedAt, erasedAt],
  );

/** Ends the jobs: nothing is expected of them from that day on. Returns those that still ran. */
export async function endJobs(tx: Transaction, ending: StoredEnding): Promise<string[]> {
  const running = (await jobsOfEnding(tx, ending)).filter(({ state }) => state !== 'ended');
  for (const { id } of running) {
    await tx.execute(
      `UPDATE backup_job SET state = 'ended', updated_at = ?, version = version + 1 WHERE id = ? AND client_id = ?`,
      [tx.now, id, ending.clientId],
    );
    await forgetOccurrences(tx, id, new Date(startOf(ending.jobsEndOn).getTime() - 1));
    tx.live({ type: 'backup.changed', clientId: ending.clientId, jobId: id });
  }
  return running.map(({ id }) => id);
}

/** The service goes on: the jobs rest until a person takes them up again. */
export async function wakeJobs(tx: Transaction, ending: StoredEnding): Promise<void> {
  for (const { id, state } of await jobsOfEnding(tx, ending)) {
    if (state !== 'ended') continue;
    await tx.execute(
      `UPDATE backup_job SET state = 'paused', updated_at = ?, version = version + 1 WHERE id = ? AND client_id = ?`,
      [tx.now, id, ending.clientId],
    );
    tx.live({ type: 'backup.changed', clientId: ending.clientId, jobId: id });
  }
}

/** Who is told in the name of a client: its management and who answers for its data; else who may ask. */
export async function endingRecipients(
  reader: Reader,
  clientId: string,
): Promise<{ email: string; locale: Locale }[]> {
  const people = (roles: readonly string[]) =>
    reader.query<{ email: string; locale: Locale }>(
      `SELECT email, locale FROM person WHERE kind = 'contact' AND active = 1 AND client_id = ?
          AND (${roles.map(() => 'JSON_CONTAINS(roles, ?)').join(' OR ')}) ORDER BY id LIMIT 20`,
      [clientId, ...roles.map((role) => JSON.stringify(role))],
    );
  const management = await people(['approver', 'client-dpo']);
  return management.length > 0 ? management : people(['requester']);
}

/** Who is behind addresses, for the language they read. */
export async function readersAt(
  reader: Reader,
  emails: readonly string[],
): Promise<{ email: string; locale: Locale }[]> {
  if (emails.length === 0) return [];
  const known = await reader.query<{ email: string; locale: Locale }>(
    'SELECT email, locale FROM person WHERE email IN (?)',
    [emails],
  );
  return emails.map((email) => known.find((one) => one.email === email) ?? { email, locale: 'fr' });
}

/** The name of a client. */
export async function clientName(reader: Reader, clientId: string): Promise<string> {
  const [row] = await reader.query<{ name: string }>('SELECT name FROM client WHERE id = ?', [clientId]);
  return found(row).name;
}
