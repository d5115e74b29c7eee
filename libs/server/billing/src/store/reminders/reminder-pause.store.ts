import { found, type Database, type Transaction } from '@vigie/platform';
import type { LocalDate } from '@vigie/rules';
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

/** Holds reminders of a client back from now on. */
export const insertPause = (
  tx: Transaction,
  {
    by,
    ...pause
  }: { clientId: string; kind: ReminderPauseKind; until: LocalDate | null; reason: string; by: string },
): Promise<string> =>
  tx.insert(ReminderPauseRow, {
    ...{ ...pause, counts: true, createdAt: tx.now, createdBy: by.slice(0, 150) },
    ...{ endedAt: null, endedBy: null, ending: null },
  });

/** What holds a client back under this identifier; 404 when nothing does any more. */
export const pauseKind = async (
  { manager }: Transaction,
  clientId: string,
  id: string,
): Promise<ReminderPauseKind> =>
  found(await manager.findOneBy(ReminderPauseRow, { id, clientId, counts: true })).kind;
