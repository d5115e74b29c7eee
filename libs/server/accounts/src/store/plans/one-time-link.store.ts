import { type Database, sha256, type Transaction } from '@vigie/platform';
import type { PlanState } from '@vigie/rules';
import { OneTimeLinkRow } from './one-time-link.row';
import type { Reader } from './plan.store';

/** A process that dies while it opens a link gives it back after this time. */
const claimSeconds = 180;

interface NewLink {
  stepId: string;
  clientId: string;
  token: string;
  askedBy: string;
  expiresAt: Date;
}

/** Adds a link, which ends those before it. */
export async function insertLink(tx: Transaction, { token, ...link }: NewLink): Promise<void> {
  await endLinks(tx, link.stepId);
  await tx.insert(OneTimeLinkRow, { ...link, tokenSha256: sha256(token), askedAt: tx.now });
}

/** Ends the links of a step. */
export async function endLinks(tx: Transaction, stepId: string): Promise<void> {
  await tx.execute('UPDATE one_time_link SET expires_at = LEAST(expires_at, ?) WHERE step_id = ?', [
    tx.now,
    stepId,
  ]);
}

/** A link with the account that it is about. */
export interface FoundLink {
  id: string;
  stepId: string;
  clientId: string;
  client: string;
  planId: string;
  planState: PlanState;
  address: string | null;
  accountId: string | null;
  tenantId: string | null;
  askedBy: string;
  expiresAt: Date;
  openedAt: Date | null;
}

/** By what its holder knows; null when there is none. */
export async function linkOf(reader: Reader, token: string): Promise<FoundLink | null> {
  const [row] = await reader.query<FoundLink>(
    `SELECT l.id, l.step_id AS stepId, l.client_id AS clientId, c.name AS client, p.id AS planId,
            p.state AS planState, p.address, p.account_id AS accountId, t.guid AS tenantId, l.asked_by AS askedBy,
            l.expires_at AS expiresAt, l.opened_at AS openedAt
       FROM one_time_link l
       JOIN account_step s ON s.id = l.step_id AND s.client_id = l.client_id
       JOIN account_plan p ON p.id = s.plan_id AND p.client_id = s.client_id
       JOIN client c ON c.id = l.client_id
       LEFT JOIN m365_tenant t ON t.client_id = l.client_id
      WHERE l.token_sha256 = ?`,
    [sha256(token)],
  );
  return row ?? null;
}

/** Takes a live link for oneself; of several at the same moment one succeeds. Not remembered by any idempotency key. */
export async function claimLink(database: Database, id: string, claim: string): Promise<boolean> {
  const taken = await database.execute(
    `UPDATE one_time_link SET claim = ?, claimed_at = NOW(3)
      WHERE id = ? AND opened_at IS NULL AND expires_at > NOW(3)
        AND (claim IS NULL OR claimed_at < NOW(3) - INTERVAL ${claimSeconds} SECOND)`,
    [claim, id],
  );
  return taken === 1;
}

/** Gives a link back that did not open. */
export async function unclaimLink(database: Database, id: string, claim: string): Promise<void> {
  await database.execute(
    'UPDATE one_time_link SET claim = NULL, claimed_at = NULL WHERE id = ? AND claim = ? AND opened_at IS NULL',
    [id, claim],
  );
}

/** Writes down that a link was opened; false for who no longer holds it. */
export async function markOpened(
  tx: Transaction,
  id: string,
  { claim, from }: { claim: string; from: string },
): Promise<boolean> {
  const marked = await tx.execute(
    'UPDATE one_time_link SET opened_at = ?, opened_from = ? WHERE id = ? AND claim = ? AND opened_at IS NULL',
    [tx.now, from.slice(0, 64), id, claim],
  );
  return marked === 1;
}
