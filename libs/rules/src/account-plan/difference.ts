import type { PlannedStep } from './vocabulary';

/** What another reading of a tenant makes of a plan: steps that came, and steps that nothing is left to do in. */
export interface PlanDifference {
  added: PlannedStep[];
  gone: PlannedStep[];
}

/** Compares the steps of a plan with those that were seen before, by their keys. */
export function planDifference(
  before: readonly PlannedStep[],
  after: readonly PlannedStep[],
): PlanDifference {
  const without = (all: readonly PlannedStep[], others: readonly PlannedStep[]) =>
    all.filter(({ key }) => others.every((other) => other.key !== key));
  return { added: without(after, before), gone: without(before, after) };
}
