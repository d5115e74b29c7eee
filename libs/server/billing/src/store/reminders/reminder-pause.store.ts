import type { Database, Transaction } from '@vigie/platform';
import type { ReminderPause, ReminderPauseKind } from '@vigie/wire';
import { In } from 'typeorm';
import { ReminderPauseRow } from './reminder-pause.row';

/** What holds reminders of these clients back now, by client. */
export async function pausesOf(
  { manager }: Pick<Database, 'manager'>,
  clientIds: readonly string[],
): Promise<Map<string, ReminderPauseRow[]>> {
  if (clientIds.length === 0) return new Map();
  const where = { clientId: In([...clientIds]), counts: true };
  return Map.groupBy(
    await manager.find(ReminderPauseRow, { where, order: { id: 'ASC' } }),
    ({ clientId }) => clientId,
  );
}

/** A pause as it is shown. */
export const presentPause = ({ id, kind, until, reason, ...row }: ReminderPauseRow): ReminderPause => ({
  ...{ id, kind, until, reason },
  ...{ at: row.createdAt.toISOString(), by: row.createdBy },
});

/** Ends what holds reminders of a client back; returns how many of these there were. */
export async function endPauses(
  tx: Transaction,
  clientId: string,
  { kind, ending, by }: { kind: ReminderPauseKind; ending: ReminderPauseRow['ending']; by: string },
): Promise<number> {
  const ended = { counts: null, endedAt: tx.now, endedBy: by.slice(0, 150), ending };
  return (await tx.manager.update(ReminderPauseRow, { clientId, kind, counts: true }, ended)).affected ?? 0;
}
