import { fromJson, type Actor, type Transaction } from '@vigie/platform';
import { usualReminderLevels, type ReminderLevel } from '@vigie/rules';
import type { ReminderSetting, ReminderSettingInput } from '@vigie/wire';
import { ReminderSettingRow } from './reminder-setting.row';

/** The one row. */
const id = 1;

/** The ladder that is in force: the usual one, sent by people, until somebody sets another. */
export async function reminderSettingOf({ manager }: Pick<Transaction, 'manager'>): Promise<ReminderSetting> {
  const row = await manager.findOneBy(ReminderSettingRow, { id });
  if (!row) return { levels: [...usualReminderLevels], automatic: false, version: 0 };
  const { automatic, version } = row;
  return { levels: fromJson<ReminderLevel[]>(row.levels), automatic, version };
}

/** Writes it; false when somebody else did in between. */
export async function saveReminderSetting(
  tx: Transaction,
  actor: Actor,
  { version, ...said }: ReminderSettingInput,
): Promise<boolean> {
  const values = { ...said, updatedAt: tx.now, updatedBy: actor.name.slice(0, 150), version: version + 1 };
  if (version > 0)
    return (await tx.manager.update(ReminderSettingRow, { id, version }, values)).affected === 1;
  if (await tx.manager.findOneBy(ReminderSettingRow, { id })) return false;
  await tx.manager.insert(ReminderSettingRow, { id, ...values });
  return true;
}
