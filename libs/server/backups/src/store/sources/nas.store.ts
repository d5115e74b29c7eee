import type { RunOutcome } from '@vigie/rules';
import { DomainError, found, isDuplicate, type Database, type Transaction } from '@vigie/platform';
import type { NasService } from '@vigie/wire';
import type { QueryDeepPartialEntity } from 'typeorm';
import { NasConnectionRow } from './nas-connection.row';
import { NasTaskRow } from './nas-task.row';

type Reader = Database | Transaction;
export type StoredNas = Readonly<NasConnectionRow>;
export type StoredTask = Readonly<NasTaskRow>;

/** What the sealed password of a connection is bound to. */
export const nasContext = (id: string) => `nas:${id}`;

export const findNas = ({ manager }: Reader, id: string): Promise<StoredNas | null> =>
  manager.findOneBy(NasConnectionRow, { id });

/** Holds a connection until the transaction ends. */
export const lockNas = ({ manager }: Transaction, id: string): Promise<StoredNas | null> =>
  manager.findOne(NasConnectionRow, { where: { id }, lock: { mode: 'pessimistic_write' } });

export const countNas = ({ manager }: Transaction): Promise<number> => manager.count(NasConnectionRow);

/** Error: nas.name-taken. */
export const insertNas = (
  tx: Transaction,
  values: QueryDeepPartialEntity<NasConnectionRow>,
): Promise<string> =>
  tx.insert(NasConnectionRow, { ...values, failures: 0, createdAt: tx.now, version: 1 }).catch(asNameTaken);

/** What people edit. Errors: nas.name-taken, version.conflict. */
export const changeNas = (
  tx: Transaction,
  key: { id: string; version: number },
  values: QueryDeepPartialEntity<NasConnectionRow>,
): Promise<void> => tx.updateVersioned(NasConnectionRow, key, values).catch(asNameTaken);

/** How its reading stands: nobody edits that. */
export async function noteNas(
  { manager }: Transaction,
  id: string,
  values: QueryDeepPartialEntity<NasConnectionRow>,
): Promise<void> {
  await manager.update(NasConnectionRow, { id }, values);
}

/** Connections that are due to be read, the longest due first. */
export async function dueNas(database: Database, before: Date, limit: number): Promise<string[]> {
  const rows = await database.query<{ id: string }>(
    'SELECT id FROM nas_connection WHERE poll_due_at <= ? ORDER BY poll_due_at LIMIT ?',
    [before, limit],
  );
  return rows.map(({ id }) => id);
}

export const tasksOfNas = ({ manager }: Reader, connectionId: string): Promise<StoredTask[]> =>
  manager.find(NasTaskRow, { where: { connectionId }, order: { name: 'ASC', id: 'ASC' } });

interface SeenTask {
  connectionId: string;
  service: NasService;
  taskKey: string;
  name: string;
  outcome: RunOutcome | null;
  executedAt: Date | null;
}

/** Notes that a task is there and how it stands; returns it as it was known before. */
export async function seeTask(tx: Transaction, task: SeenTask): Promise<StoredTask> {
  const { connectionId, service, taskKey, outcome, executedAt } = task;
  const name = task.name.slice(0, 300).toWellFormed();
  const known = await tx.manager.findOneBy(NasTaskRow, { connectionId, service, taskKey });
  const now = { name, outcome, ...(executedAt && { executedAt }), seenAt: tx.now };
  if (known) {
    await tx.manager.update(NasTaskRow, { id: known.id }, now);
    return known;
  }
  const id = await tx.insert(NasTaskRow, { connectionId, service, taskKey, ...now });
  const seen = found(await tx.manager.findOneBy(NasTaskRow, { id }));
  seen.executedAt = null;
  return seen;
}

/** The job of a task; null for none. What was known of its last execution is told to the new job as news. */
export async function mapTask(
  tx: Transaction,
  id: string,
  job: { id: string; clientId: string } | null,
): Promise<void> {
  const values = { jobId: job?.id ?? null, clientId: job?.clientId ?? null, outcome: null, executedAt: null };
  const { affected } = await tx.manager.update(NasTaskRow, { id }, values);
  found(affected === 0 ? null : affected);
}

export const findTask = ({ manager }: Reader, id: string): Promise<StoredTask | null> =>
  manager.findOneBy(NasTaskRow, { id });

function asNameTaken(error: unknown): never {
  throw isDuplicate(error)
    ? new DomainError('request.invalid', undefined, [{ path: 'name', code: 'nas.name-taken' }])
    : error;
}
