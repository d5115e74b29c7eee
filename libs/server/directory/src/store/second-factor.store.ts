import type { Transaction } from '@vigie/platform';
import { RecoveryCodeRow } from './recovery-code.row';

/** Keeps the sealed secret of an enrolment until its first code proves that the app has it. */
export const setPendingTotp = (tx: Transaction, personId: string, sealed: string) =>
  tx.execute('UPDATE person SET totp_pending = ? WHERE id = ?', [sealed, personId]);

/** Turns the pending secret into the real one; 0 when it was replaced in between. */
export const activateTotp = (tx: Transaction, personId: string, sealed: string, step: number) =>
  tx.execute(
    `UPDATE person SET totp_secret = totp_pending, totp_pending = NULL, totp_last_step = ?
      WHERE id = ? AND totp_pending = ?`,
    [step, personId, sealed],
  );

export const clearTotp = (tx: Transaction, personId: string) =>
  tx.execute(
    'UPDATE person SET totp_secret = NULL, totp_pending = NULL, totp_last_step = NULL WHERE id = ?',
    [personId],
  );

/** Uses up a time step and all before it; 0 when its code has already served. */
export const useTotpStep = (tx: Transaction, personId: string, step: number) =>
  tx.execute(
    `UPDATE person SET totp_last_step = ?
      WHERE id = ? AND totp_secret IS NOT NULL AND (totp_last_step IS NULL OR totp_last_step < ?)`,
    [step, personId, step],
  );

/** Uses up a recovery code; 0 when it does not exist or has already served. */
export const useRecoveryCode = (tx: Transaction, personId: string, hash: string) =>
  tx.execute(
    'UPDATE recovery_code SET used_at = ? WHERE person_id = ? AND code_hash = ? AND used_at IS NULL',
    [tx.now, personId, hash],
  );

/** Replaces all recovery codes of a person. */
export async function replaceRecoveryCodes(tx: Transaction, personId: string, hashes: readonly string[]) {
  await tx.execute('DELETE FROM recovery_code WHERE person_id = ?', [personId]);
  for (const codeHash of hashes) await tx.insert(RecoveryCodeRow, { personId, codeHash, usedAt: null });
}
