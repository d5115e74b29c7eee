import { hasEnded, type StepState } from './progress';
import type { PlanKind, PlannedStep, StepKind } from './vocabulary';

/** What a client follows of a plan: its steps without their technique. */
export const planStages = [
  'account',
  'licence',
  'mailbox',
  'access',
  'files',
  'equipment',
  'handover',
  'closing',
] as const;
export type PlanStage = (typeof planStages)[number];
export type StageState = 'to-come' | 'under-way' | 'done';

const stageOf: Record<StepKind, PlanStage> = {
  'order-licence': 'licence',
  'create-account': 'account',
  'enable-account': 'account',
  'set-profile': 'account',
  'set-manager': 'account',
  'assign-licence': 'licence',
  'wait-for-mailbox': 'mailbox',
  'set-language': 'mailbox',
  'wait-for-drive': 'files',
  'join-group': 'access',
  'join-team': 'access',
  'join-list': 'access',
  'hand-over-password': 'handover',
  'equipment-task': 'equipment',
  'snapshot-account': 'closing',
  'disable-account': 'closing',
  'disable-in-directory': 'closing',
  'reset-password': 'account',
  'revoke-sessions': 'account',
  'remove-sign-in-methods': 'account',
  'set-automatic-reply': 'mailbox',
  'redirect-mail': 'mailbox',
  'share-drive': 'files',
  'convert-to-shared': 'mailbox',
  'verify-shared': 'mailbox',
  'give-mailbox-access': 'mailbox',
  'name-team-owner': 'access',
  'leave-group': 'access',
  'leave-team': 'access',
  'leave-list': 'access',
  'release-licence': 'licence',
  'lock-phone': 'equipment',
  'retire-phone': 'equipment',
  'wipe-phone': 'equipment',
  'delete-account': 'closing',
};

/** The stages of a plan, in the order in which its steps come to them. Of a departure, whatever is done to the account closes it. */
export function stagesOf(
  kind: PlanKind,
  steps: readonly Pick<PlannedStep, 'key' | 'kind'>[],
  states: Readonly<Record<string, StepState>>,
): { stage: PlanStage; state: StageState }[] {
  const stages = new Map<PlanStage, StepState[]>();
  for (const step of steps) {
    const named = stageOf[step.kind];
    const stage = kind === 'departure' && named === 'account' ? 'closing' : named;
    stages.set(stage, [...(stages.get(stage) ?? []), states[step.key] ?? 'waiting']);
  }
  return [...stages].map(([stage, all]) => ({ stage, state: stageState(all) }));
}

function stageState(states: readonly StepState[]): StageState {
  if (states.every(hasEnded)) return 'done';
  return states.every((state) => state === 'waiting') ? 'to-come' : 'under-way';
}
