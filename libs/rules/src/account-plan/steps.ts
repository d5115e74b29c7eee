import type { PlannedStep, StepKind, StepTarget } from './vocabulary';

interface StepDraft {
  target?: StepTarget | null;
  value?: string | null;
  after?: readonly string[];
  needs?: readonly string[];
}

const longestKey = 200;

/** A step whose key names its target, so that a plan that is made again has the same keys. */
export function step(kind: StepKind, draft: StepDraft = {}): PlannedStep {
  const { target = null, value = null, after = [], needs = [] } = draft;
  const about = target?.id ?? (kind === 'equipment-task' ? value : null);
  const key = about === null ? kind : `${kind}:${about}`.slice(0, longestKey);
  return { key, kind, target, value, after, needs };
}

/** The kind of step by which somebody joins or leaves a group, a list or a team. */
export function membershipKind(move: 'join' | 'leave', kind: 'group' | 'list' | 'team'): StepKind {
  return `${move}-${kind}`;
}
