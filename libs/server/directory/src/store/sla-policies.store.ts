import type { SlaPolicy } from '@vigie/rules';
import type { Transaction } from '@vigie/platform';
import { SlaPolicyRow } from './sla-policy.row';
import { SlaTargetRow } from './sla-target.row';
import type { Source } from './source';

/** Picks the version in force; a constant of ours, no parameter. */
export const policyInForce = `(SELECT id FROM sla_policy WHERE effective_at <= NOW(3)
  ORDER BY effective_at DESC, id DESC LIMIT 1)`;

export const countPolicies = (source: Source): Promise<number> => source.manager.count(SlaPolicyRow);

/** The last version saved, held until the transaction ends: versions are numbered one after the other. */
export async function lockLatestPolicy(tx: Transaction): Promise<{ id: string; number: number } | null> {
  const [row] = await tx.query<{ id: string; number: number }>(
    'SELECT id, number FROM sla_policy ORDER BY number DESC LIMIT 1 FOR UPDATE',
  );
  return row ?? null;
}

export type NewPolicy = SlaPolicy &
  Pick<SlaPolicyRow, 'number' | 'effectiveAt' | 'createdAt' | 'authorName' | 'reason'>;

/** Adds a version with its targets; returns its identifier. Its number must be free (unique key). */
export async function insertPolicy(tx: Transaction, policy: NewPolicy): Promise<string> {
  const { targets, exceptions, ...row } = policy;
  const policyId = await tx.insert(SlaPolicyRow, row);
  const lines = [
    ...targets.map((one) => ({ ...one, policyId, clientId: null })),
    ...exceptions.map((one) => ({ ...one, policyId, formula: null })),
  ];
  await tx.manager.insert(SlaTargetRow, lines);
  return policyId;
}
