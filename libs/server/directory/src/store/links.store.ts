import { PasswordResetRow } from './password-reset.row';
import { personById, type StoredPerson } from './people.store';
import type { Source } from './source';

/** The active person a mailed link belongs to, while it can still be used. */
export async function linkOwner(source: Source, tokenHash: string, now: Date): Promise<StoredPerson | null> {
  const link = await source.manager.findOneBy(PasswordResetRow, { tokenHash });
  if (!link || link.usedAt || link.expiresAt <= now) return null;
  const person = await personById(source, link.personId);
  return person?.active ? person : null;
}
