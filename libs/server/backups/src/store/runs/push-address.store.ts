import { randomToken, sha256, type Secrets, type Transaction } from '@vigie/platform';

/** What the sealed secret of a push address is bound to. */
export const pushContext = (jobId: string) => `backup-push:${jobId}`;

/** Gives a job a new address; the one before is dead at once. Returns the secret in it. */
export async function renewPushSecret(tx: Transaction, secrets: Secrets, jobId: string): Promise<string> {
  const secret = randomToken();
  await tx.execute('UPDATE backup_job SET push_hash = ?, push_secret = ? WHERE id = ?', [
    sha256(secret),
    secrets.seal(secret, pushContext(jobId)),
    jobId,
  ]);
  return secret;
}
