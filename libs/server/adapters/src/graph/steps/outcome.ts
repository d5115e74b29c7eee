import { type StepOutcome, TenantTrouble } from '@vigie/accounts';
import type { StepFailure } from '@vigie/wire';
import { GraphFailure } from '../graph-failure';
import { StepRefusal } from './step-context';

/** Words of Graph by which one refusal is told from another: its codes are too few. */
const refusals: readonly (readonly [RegExp, StepFailure])[] = [
  [/same value for property userPrincipalName/, 'address-taken'],
  [/domain portion of the userPrincipalName/, 'domain-not-verified'],
  [/does not have any available licenses/, 'licence-lacking'],
  [/inherited from a group/, 'licence-by-group'],
  [/invalid usage location/, 'usage-location-missing'],
  [/on-premises mastered/, 'account-synced'],
  [/must have at least one owner|last owner/, 'last-owner'],
  [/dynamic group|distribution list|mail-enabled/, 'group-not-writable'],
  [/includes Microsoft Teams/, 'team-licence-missing'],
  [/still being converted/, 'still-converting'],
  [/mailbox is either inactive/, 'mailbox-missing'],
];

const minute = 60;

/** What a failure means for the step: look again later, or a reason that people can act upon. */
export function outcomeOf(error: unknown): StepOutcome {
  if (error instanceof StepRefusal)
    return { kind: 'failed', failure: error.failure, message: error.message, requestId: null };
  if (!(error instanceof GraphFailure)) throw error;
  const { status, code, message, requestId, outcome, retryAfterMs } = error;
  const asked = retryAfterMs === null ? null : Math.ceil(retryAfterMs / 1000);
  // Whatever became of it, the next try looks before it acts.
  if (outcome === 'unknown' || status === 0)
    return { kind: 'wait', seconds: minute, why: 'unreachable', requestId };
  if (status === 429) return { kind: 'wait', seconds: asked ?? 5 * minute, why: 'throttled', requestId };
  if (status >= 500) return { kind: 'wait', seconds: asked ?? minute, why: 'unreachable', requestId };
  return { kind: 'failed', failure: failureOf(status, code, message), message, requestId };
}

function failureOf(status: number, code: string, message: string): StepFailure {
  if (code === 'AADSTS700016' || code === 'AADSTS65001') return 'not-consented';
  const known = refusals.find(([words]) => words.test(message));
  if (known) return known[1];
  // Each workload of Graph has its own code for it.
  if (status === 403) return 'permission-missing';
  return status === 404 ? 'account-missing' : 'refused';
}

/** The same for what is asked outside a step. */
export function troubleOf(outcome: StepOutcome): TenantTrouble {
  if (outcome.kind === 'failed') {
    const { failure, message, permissions = [] } = outcome;
    return new TenantTrouble(failure, message, { permissions });
  }
  const throttled = outcome.kind === 'wait' && outcome.why === 'throttled';
  return throttled
    ? new TenantTrouble(null, 'too many requests', { waitSeconds: outcome.seconds })
    : new TenantTrouble(null, 'no answer');
}
