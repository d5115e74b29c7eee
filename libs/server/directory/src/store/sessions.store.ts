import type { Transaction } from '@vigie/platform';
import { SessionRow } from './session.row';

export interface NewSession {
  secretHash: string;
  personId: string;
  expiresAt: Date;
  ip: string;
  userAgent: string;
}

export const insertSession = (tx: Transaction, session: NewSession): Promise<string> =>
  tx.insert(SessionRow, { ...session, createdAt: tx.now, lastSeenAt: tx.now });

/** Ends one session of a person; 0 when they have no such session. */
export const deleteSession = (tx: Transaction, personId: string, id: string) =>
  tx.execute('DELETE FROM session WHERE id = ? AND person_id = ?', [id, personId]);

export const deleteSessionBySecret = (tx: Transaction, secretHash: string) =>
  tx.execute('DELETE FROM session WHERE secret_hash = ?', [secretHash]);

/** Ends all sessions of a person, but the one to keep. */
export const deleteSessions = (tx: Transaction, personId: string, keepId: string | null = null) =>
  tx.execute('DELETE FROM session WHERE person_id = ? AND id <> ?', [personId, keepId ?? '0']);

export const deleteExpiredSessions = (tx: Transaction, personId: string) =>
  tx.execute('DELETE FROM session WHERE person_id = ? AND expires_at < ?', [personId, tx.now]);

/** Gives a session another secret; 0 when it has ended. */
export const replaceSessionSecret = (tx: Transaction, id: string, secretHash: string) =>
  tx.execute('UPDATE session SET secret_hash = ? WHERE id = ?', [secretHash, id]);
