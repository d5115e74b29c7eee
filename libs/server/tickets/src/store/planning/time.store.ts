import { found, type Transaction } from '@vigie/platform';
import { TimeEntryRow } from './time-entry.row';
import { TimerRow } from './timer.row';

/** An entry as stored; stays inside the feature. */
export type StoredTimeEntry = Readonly<TimeEntryRow>;
export type NewTimeEntry = Omit<
  StoredTimeEntry,
  'id' | 'createdAt' | 'version' | 'interventionId' | 'isBilled'
> & {
  interventionId?: string;
};

/** Adds time that somebody spent. */
export const insertTimeEntry = (tx: Transaction, entry: NewTimeEntry): Promise<string> =>
  tx.insert(TimeEntryRow, { ...entry, isBilled: false, createdAt: tx.now, version: 1 });

/** Says of entries that they stand on an invoice, or no longer do. */
export async function markBilled(tx: Transaction, ids: readonly string[], isBilled: boolean): Promise<void> {
  if (ids.length > 0)
    await tx.execute('UPDATE time_entry SET is_billed = ? WHERE id IN (?)', [isBilled, ids]);
}

/** Reads an entry and holds it; 404 when there is none. */
export async function lockTimeEntry(tx: Transaction, id: string): Promise<StoredTimeEntry> {
  const entry = await tx.manager.findOne(TimeEntryRow, {
    where: { id },
    lock: { mode: 'pessimistic_write' },
  });
  return found(entry);
}

type Values = Pick<StoredTimeEntry, 'day' | 'minutes' | 'activity' | 'billable' | 'comment'>;

/** Changes an entry that was read at `version`. */
export const updateTimeEntry = (
  tx: Transaction,
  { id }: StoredTimeEntry,
  version: number,
  values: Values,
): Promise<void> => tx.updateVersioned(TimeEntryRow, { id, version }, values);

/** Removes an entry; what it was stays in the history of its ticket and in the journal. */
export async function deleteTimeEntry(tx: Transaction, { id }: StoredTimeEntry): Promise<void> {
  await tx.manager.delete(TimeEntryRow, id);
}

/** A timer as stored; stays inside the feature. */
export type StoredTimer = Readonly<TimerRow>;

/** The timer of a person, held; null when none runs. */
export const lockTimer = (tx: Transaction, personId: string): Promise<StoredTimer | null> =>
  tx.manager.findOne(TimerRow, { where: { personId }, lock: { mode: 'pessimistic_write' } });

/** Starts the timer of a person, who has none. */
export async function insertTimer(
  tx: Transaction,
  timer: Pick<StoredTimer, 'personId' | 'ticketId' | 'clientId'>,
): Promise<void> {
  await tx.insert(TimerRow, { ...timer, startedAt: tx.now });
}

export async function deleteTimer(tx: Transaction, { id }: StoredTimer): Promise<void> {
  await tx.manager.delete(TimerRow, id);
}
