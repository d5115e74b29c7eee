import type { Actor, Database, Transaction } from '@vigie/platform';
import type { ReminderWords } from '@vigie/rules';
import type { ReminderTextKey } from '@vigie/wire';
import { ReminderTextRow } from './reminder-text.row';

/** Versions of these words, the latest first; none while they are the usual ones. */
export const textVersions = (
  { manager }: Pick<Database, 'manager'>,
  key: ReminderTextKey,
  take: number,
): Promise<ReminderTextRow[]> =>
  manager.find(ReminderTextRow, { where: { ...key }, order: { version: 'DESC' }, take });

/** Keeps a version after the one that was read (0: the usual words); false when somebody else did in between. */
export async function keepText(
  tx: Transaction,
  actor: Actor,
  { tone, language }: ReminderTextKey,
  { version, subject, before, after }: ReminderWords & { version: number },
): Promise<boolean> {
  const [latest] = await tx.query<{ version: number }>(
    `SELECT version FROM reminder_text WHERE tone = ? AND language = ? ORDER BY version DESC LIMIT 1 FOR UPDATE`,
    [tone, language],
  );
  if ((latest?.version ?? 0) !== version) return false;
  const saved = { savedAt: tx.now, savedBy: actor.name.slice(0, 150) };
  await tx.insert(ReminderTextRow, {
    ...{ tone, language, version: version + 1, subject, before, after },
    ...saved,
  });
  return true;
}
