import { queueOfArrival, type Arrival } from '@vigie/rules';
import { DomainError, isDuplicate, type Transaction } from '@vigie/platform';
import { mostQueues, type NewQueue, type QueueChange } from '@vigie/wire';
import type { EntityManager } from 'typeorm';
import { QueueMemberRow, QueueRow } from './queue.row';

/** A queue as stored; stays inside the feature. */
export type StoredQueue = Readonly<QueueRow>;

/** All of them in their order, the archived ones last; their number is limited where they are saved. */
export const queuesOf = (manager: EntityManager): Promise<StoredQueue[]> =>
  manager.find(QueueRow, { order: { archived: 'ASC', place: 'ASC', id: 'ASC' } });

/** Holds all queues until the transaction ends: what is changed concerns their order and which is the default. */
export const lockQueues = (tx: Transaction): Promise<StoredQueue[]> =>
  tx.manager.find(QueueRow, { order: { place: 'ASC', id: 'ASC' }, lock: { mode: 'pessimistic_write' } });

/** The queue that a new ticket comes to; one that it was chosen for, or goes on in, unless it is archived. */
export async function queueForTicket(tx: Transaction, arrival: Arrival, wanted?: string): Promise<string> {
  // Held, though shared with other tickets: a queue is not archived while a ticket comes to it.
  await tx.query('SELECT id FROM queue WHERE archived = 0 LOCK IN SHARE MODE');
  const used = (await queuesOf(tx.manager)).filter(({ archived }) => !archived);
  const queue = used.find(({ id }) => id === wanted) ?? queueOfArrival(used, arrival);
  if (!queue) throw new Error('no default queue');
  return queue.id;
}

/** A queue that takes tickets. Error: queue.archived. */
export async function usableQueue(tx: Transaction, id: string): Promise<StoredQueue | null> {
  const queue = await tx.manager.findOneBy(QueueRow, { id });
  if (queue?.archived) throw new DomainError('queue.archived');
  return queue;
}

/** Which queue is the default one. */
export async function defaultQueueId(tx: Transaction): Promise<string | null> {
  return (await tx.manager.findOneBy(QueueRow, { isDefault: true }))?.id ?? null;
}

/** The name of a queue, as the history keeps it. */
export async function queueName(tx: Transaction, id: string): Promise<string> {
  return (await tx.manager.findOneBy(QueueRow, { id }))?.name ?? '';
}

/** How many open tickets stand in a queue. */
export async function openTicketsIn(tx: Transaction, queueId: string): Promise<number> {
  const [row] = await tx.query<{ count: string }>(
    'SELECT COUNT(*) AS count FROM ticket WHERE queue_id = ? AND is_open = 1',
    [queueId],
  );
  return Number(row?.count ?? 0);
}

/** Adds a queue behind the others; returns its identifier. Errors: queue.too-many, queue.name-taken. */
export async function insertQueue(
  tx: Transaction,
  others: readonly StoredQueue[],
  { memberIds, ...values }: NewQueue,
): Promise<string> {
  if (others.length >= mostQueues) throw new DomainError('queue.too-many');
  const place = Math.max(-1, ...others.map((queue) => queue.place)) + 1;
  const row = { ...values, place, isDefault: false, archived: false, version: 1 };
  const id = await named(tx.insert(QueueRow, row));
  await writeMembers(tx, id, memberIds);
  return id;
}

/** Replaces a queue that was read at this version. Errors: version.conflict, queue.name-taken. */
export async function updateQueue(
  tx: Transaction,
  id: string,
  { memberIds, version, ...values }: QueueChange,
): Promise<void> {
  await named(tx.updateVersioned(QueueRow, { id, version }, values));
  await writeMembers(tx, id, memberIds);
}

/** Takes the rank of default from the queue that has it, to be given to another. */
export async function dropDefault(tx: Transaction): Promise<void> {
  await tx.execute('UPDATE queue SET is_default = 0, version = version + 1 WHERE is_default = 1');
}

/** Puts queues in this order. */
export async function placeQueues(tx: Transaction, ids: readonly string[]): Promise<void> {
  for (const [place, id] of ids.entries()) await tx.manager.update(QueueRow, id, { place });
}

async function named<T>(write: Promise<T>): Promise<T> {
  try {
    return await write;
  } catch (error) {
    throw isDuplicate(error) ? new DomainError('queue.name-taken') : error;
  }
}

async function writeMembers(tx: Transaction, queueId: string, personIds: readonly string[]): Promise<void> {
  await tx.manager.delete(QueueMemberRow, { queueId });
  if (personIds.length === 0) return;
  await tx.execute(
    `INSERT INTO queue_member (queue_id, person_id)
     SELECT ?, id FROM person WHERE id IN (?) AND kind = 'staff'`,
    [queueId, personIds],
  );
}
