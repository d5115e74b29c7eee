import { found, isDuplicate, type Actor, type Database, type Transaction } from '@vigie/platform';
import type { LocalDate } from '@vigie/rules';
import type { ReminderRunItemState } from '@vigie/wire';
import { ReminderRunItemRow } from './reminder-run-item.row';
import { ReminderRunRow } from './reminder-run.row';

/** A run as stored; stays inside the feature. */
export type StoredReminderRun = ReminderRunRow;

/** Starts a run for these clients; null when the day has started one by itself before. */
export async function insertReminderRun(
  tx: Transaction,
  actor: Actor,
  { day, automatic, clients }: { day: LocalDate; automatic: boolean; clients: readonly string[] },
): Promise<string | null> {
  try {
    const runId = await tx.insert(ReminderRunRow, {
      ...{ day, automaticOn: automatic ? day : null, state: 'running', total: clients.length, step: 1 },
      ...{ actorId: actor.id, actorName: actor.name.slice(0, 150), actorLabel: actor.label },
      ...{ startedAt: tx.now, endedAt: null },
    });
    for (let start = 0; start < clients.length; start += 500)
      await tx.manager.insert(
        ReminderRunItemRow,
        clients.slice(start, start + 500).map((clientId) => ({ runId, clientId, state: 'waiting' as const })),
      );
    await tx.emit('reminder-run.due', { runId, step: 1 });
    tx.live({ type: 'reminder.changed' });
    return runId;
  } catch (error) {
    if (automatic && isDuplicate(error)) return null;
    throw error;
  }
}

export const findReminderRun = (
  { manager }: Pick<Database, 'manager'>,
  id: string,
): Promise<StoredReminderRun | null> => manager.findOneBy(ReminderRunRow, { id });

/** The next clients of a run. */
export async function waitingClients({ manager }: Database, runId: string, take: number): Promise<string[]> {
  const where = { runId, state: 'waiting' as const };
  const rows = await manager.find(ReminderRunItemRow, { where, order: { clientId: 'ASC' }, take });
  return rows.map(({ clientId }) => clientId);
}

/** Holds the item of a client while it is decided; false when that was done before. */
export async function takeItem(tx: Transaction, runId: string, clientId: string): Promise<boolean> {
  const lock = { mode: 'pessimistic_write' } as const;
  const item = await tx.manager.findOne(ReminderRunItemRow, { where: { runId, clientId }, lock });
  return item?.state === 'waiting';
}

export const endRunItem = (
  tx: Transaction,
  runId: string,
  { clientId, state }: { clientId: string; state: ReminderRunItemState },
): Promise<unknown> => tx.manager.update(ReminderRunItemRow, { runId, clientId }, { state });

/** Ends a batch: promises the next one, or the run is done. News of a batch that is over changes nothing. */
export async function turnRun(tx: Transaction, runId: string, step: number): Promise<void> {
  const lock = { mode: 'pessimistic_write' } as const;
  const run = found(await tx.manager.findOne(ReminderRunRow, { where: { id: runId }, lock }));
  if (run.state === 'done' || run.step !== step) return;
  const waits = await tx.manager.existsBy(ReminderRunItemRow, { runId, state: 'waiting' });
  const next = waits ? { step: step + 1 } : { state: 'done' as const, endedAt: tx.now };
  await tx.manager.update(ReminderRunRow, { id: runId }, next);
  if (waits) await tx.emit('reminder-run.due', { runId, step: step + 1 });
  tx.live({ type: 'reminder.changed' });
}
