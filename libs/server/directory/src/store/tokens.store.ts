import type { Transaction } from '@vigie/platform';
import type { Permission } from '@vigie/wire';
import { ApiTokenRow } from './api-token.row';
import { PasswordResetRow } from './password-reset.row';

export interface NewToken {
  secretHash: string;
  /** Null for a service token. */
  personId: string | null;
  name: string;
  scopes: Permission[];
  expiresAt: Date;
}

export const insertToken = (tx: Transaction, token: NewToken): Promise<string> =>
  tx.insert(ApiTokenRow, { ...token, createdAt: tx.now, lastUsedAt: null });

/** Removes a token of a person, or a service token (null); 0 when there is none. */
export const deleteToken = (tx: Transaction, personId: string | null, id: string) =>
  tx.execute('DELETE FROM api_token WHERE id = ? AND person_id <=> ?', [id, personId]);

export const deleteTokens = (tx: Transaction, personId: string) =>
  tx.execute('DELETE FROM api_token WHERE person_id = ?', [personId]);

/** Keeps the hash of a link; the links sent before stop working. */
export async function insertPasswordLink(
  tx: Transaction,
  link: { tokenHash: string; personId: string; expiresAt: Date },
): Promise<void> {
  await deletePasswordLinks(tx, link.personId);
  await tx.insert(PasswordResetRow, { ...link, createdAt: tx.now, usedAt: null });
}

/** Uses up a link; 0 when it has served, has expired, or was replaced by a newer one. */
export const usePasswordLink = (tx: Transaction, tokenHash: string) =>
  tx.execute(
    'UPDATE password_reset SET used_at = ? WHERE token_hash = ? AND used_at IS NULL AND expires_at > ?',
    [tx.now, tokenHash, tx.now],
  );

export const deletePasswordLinks = (tx: Transaction, personId: string) =>
  tx.execute('DELETE FROM password_reset WHERE person_id = ? AND used_at IS NULL', [personId]);
