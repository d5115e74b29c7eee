import type { ClientTarget, SlaPolicyContent, SlaTarget, ThresholdAction } from '@vigie/wire';

type Line = `target ${string}`;

/** A policy with each line of its targets by itself, so that two people may change two of them. */
export interface PolicyState {
  [line: Line]: SlaTarget;
  exceptions: readonly ClientTarget[];
  actions: readonly ThresholdAction[];
}

export const stateOfPolicy = ({ targets, exceptions, actions }: SlaPolicyContent): PolicyState => ({
  ...Object.fromEntries(targets.map((target) => [lineOf(target), target])),
  exceptions,
  actions,
});

export const policyOf = ({ exceptions, actions, ...lines }: PolicyState): SlaPolicyContent => ({
  targets: Object.values(lines),
  exceptions: [...exceptions],
  actions: [...actions],
});

/** Where a target stands. */
export const lineOf = ({ formula, priority }: SlaTarget): Line => `target ${formula} ${priority}`;
