import type { TenantGroup } from './tenant';
import type { PlannedStep, StepKind, StepTarget } from './vocabulary';

interface StepDraft {
  target?: StepTarget | null;
  value?: string | null;
  after?: readonly string[];
  needs?: readonly string[];
}

const longestKey = 255;

/** A step whose key names its target, so that a plan that is made again has the same keys. */
export function step(kind: StepKind, draft: StepDraft = {}): PlannedStep {
  const { target = null, value = null, after = [], needs = [] } = draft;
  const about = target?.id ?? (kind === 'equipment-task' ? value : null);
  const key = about === null ? kind : `${kind}:${about}`.slice(0, longestKey);
  return { key, kind, target, value, after, needs };
}

/** Somebody joins or leaves a group, a list or a team; a list with the address that Exchange knows it by. */
export function membershipStep(
  move: 'join' | 'leave',
  { id, name, kind, mail }: TenantGroup,
  draft: Pick<StepDraft, 'after' | 'needs'>,
): PlannedStep {
  const value = kind === 'list' ? (mail ?? null) : null;
  return step(`${move}-${kind}`, { ...draft, target: { id, name }, value });
}
