import { type PlannedStep, type StepChannel, channelOf, isIrreversible } from './vocabulary';

/** `waiting-for-microsoft`: the order was taken, and is looked at again at its next probe. */
export const stepStates = [
  'waiting',
  'ready',
  'running',
  'waiting-for-microsoft',
  'done',
  'failed',
  'skipped',
] as const;
export type StepState = (typeof stepStates)[number];

const moves: Record<StepState, readonly StepState[]> = {
  waiting: ['ready', 'skipped'],
  ready: ['running', 'done', 'skipped', 'waiting'],
  running: ['done', 'failed', 'waiting-for-microsoft', 'ready'],
  'waiting-for-microsoft': ['running', 'done', 'failed', 'skipped'],
  failed: ['ready', 'skipped', 'done'],
  done: [],
  skipped: [],
};

/** Whether a step may go from one state to another. A failed one may be done by hand; an ended one stays as it is. */
export const canStep = (from: StepState, to: StepState): boolean => moves[from].includes(to);

export const hasEnded = (state: StepState): boolean => state === 'done' || state === 'skipped';

/** By key; a step that is not named waits. */
type States = Readonly<Record<string, StepState>>;

/** Why a step does not start: steps before it, something skipped that it cannot do without, a second person. */
export type Hindrance =
  | { why: 'before'; keys: readonly string[] }
  | { why: 'blocked'; keys: readonly string[] }
  | { why: 'second-person' };

/** What holds a step back; null when it may start. `confirmed` are the irreversible ones that a second person saw. */
export function hindranceOf(
  { kind, key, after, needs }: PlannedStep,
  states: States,
  confirmed: readonly string[] = [],
): Hindrance | null {
  const blocked = needs.filter((one) => states[one] === 'skipped');
  if (blocked.length > 0) return { why: 'blocked', keys: blocked };
  const before = [...after, ...needs].filter((one) => !hasEnded(states[one] ?? 'waiting'));
  if (before.length > 0) return { why: 'before', keys: before };
  return isIrreversible(kind) && !confirmed.includes(key) ? { why: 'second-person' } : null;
}

/** Steps that wait, and may start now. */
export function startable(
  steps: readonly PlannedStep[],
  states: States,
  confirmed: readonly string[] = [],
): PlannedStep[] {
  return steps.filter(
    (one) => (states[one.key] ?? 'waiting') === 'waiting' && hindranceOf(one, states, confirmed) === null,
  );
}

/** A plan is proposed until somebody launches it; `scheduled` until its instant comes. */
export const planStates = [
  'proposed',
  'scheduled',
  'running',
  'needs-attention',
  'completed',
  'cancelled',
] as const;
export type PlanState = (typeof planStates)[number];
/** Of a plan that was launched, by its steps. */
export type PlanProgress = Extract<PlanState, 'running' | 'needs-attention' | 'completed'>;

/**
 * The step that somebody has to look at first: one that failed, else one that is theirs to do, else one that is blocked
 * or waits for a second person. Null when the plan goes on by itself.
 */
export function attentionOf(
  steps: readonly PlannedStep[],
  states: States,
  confirmed: readonly string[] = [],
): PlannedStep | null {
  const stateOf = ({ key }: PlannedStep) => states[key] ?? 'waiting';
  const failed = steps.find((one) => stateOf(one) === 'failed');
  const theirs = steps.find((one) => stateOf(one) === 'ready' && channelOf(one.kind) !== 'automatic');
  const held = steps.find((one) => {
    const hindrance = stateOf(one) === 'waiting' ? hindranceOf(one, states, confirmed) : null;
    return hindrance !== null && hindrance.why !== 'before';
  });
  return failed ?? theirs ?? held ?? null;
}

/** Completed only when every step is done or skipped; needs attention when somebody must act. */
export function planStateOf(
  steps: readonly PlannedStep[],
  states: States,
  confirmed: readonly string[] = [],
): PlanProgress {
  if (steps.every(({ key }) => hasEnded(states[key] ?? 'waiting'))) return 'completed';
  return attentionOf(steps, states, confirmed) === null ? 'running' : 'needs-attention';
}

/** How far a plan is: ended steps of all, by channel. */
export function progressOf(
  steps: readonly PlannedStep[],
  states: States,
): Record<StepChannel, { ended: number; all: number }> {
  const count = (channel: StepChannel) => {
    const mine = steps.filter(({ kind }) => channelOf(kind) === channel);
    return { ended: mine.filter(({ key }) => hasEnded(states[key] ?? 'waiting')).length, all: mine.length };
  };
  return { automatic: count('automatic'), assisted: count('assisted'), manual: count('manual') };
}
