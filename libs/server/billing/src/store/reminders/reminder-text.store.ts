import type { Actor, Database, Transaction } from '@vigie/platform';
import type { ReminderTone, ReminderWords } from '@vigie/rules';
import type { ReminderLanguage } from '@vigie/wire';
import { ReminderTextRow } from './reminder-text.row';

/** A tone in one of the languages. */
export interface TextKey {
  tone: ReminderTone;
  language: ReminderLanguage;
}

/** Versions of these words, the latest first; none while they are the usual ones. */
export const textVersions = (
  { manager }: Pick<Database, 'manager'>,
  key: TextKey,
  take: number,
): Promise<ReminderTextRow[]> =>
  manager.find(ReminderTextRow, { where: { ...key }, order: { version: 'DESC' }, take });

/** Keeps a version after the one that was read (0: the usual words); false when somebody else did in between. */
export async function keepText(
  tx: Transaction,
  actor: Actor,
  { tone, language }: TextKey,
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
