import {
  attentionOf,
  channelOf,
  cmdletOf,
  hasEnded,
  hindranceOf,
  isIrreversible,
  type PlannedStep,
} from '@vigie/rules';
import type { AccountPlan, AccountStep, PlanBrief } from '@vigie/wire';
import {
  confirmedOf,
  statesOf,
  type StoredPlan,
  type StoredStep,
  toPlanned,
} from '../../store/plans/plan.store';

/** What stands in other tables of a plan. */
export interface PlanSurroundings {
  ticketNumber: string;
  client: { id: string; name: string };
  dueAt: Date | null;
}

const iso = (at: Date | null): string | null => at?.toISOString() ?? null;

/** A plan as one line. */
export function toBrief(
  plan: StoredPlan,
  steps: readonly StoredStep[],
  { ticketNumber, client, dueAt }: PlanSurroundings,
): PlanBrief {
  const { id, ticketId, kind, state, firstName, lastName, jobTitle, address, effectiveDate } = plan;
  return {
    ...{ id, ticketId, ticketNumber, client, kind, state, effectiveDate },
    person: { firstName, lastName, jobTitle, address },
    runAt: iso(plan.runAt),
    dueAt: iso(dueAt),
    progress: { ended: steps.filter((one) => hasEnded(one.state)).length, all: steps.length },
    attention: attentionTo(plan, steps),
    createdAt: plan.createdAt.toISOString(),
    endedAt: iso(plan.endedAt),
  };
}

function attentionTo({ state }: StoredPlan, steps: readonly StoredStep[]): PlanBrief['attention'] {
  if (state !== 'needs-attention') return null;
  const found = attentionOf(steps.map(toPlanned), statesOf(steps), confirmedOf(steps));
  const step = steps.find(({ key }) => key === found?.key);
  return step ? { stepId: step.id, kind: step.kind, state: step.state } : null;
}

/** The steps of a plan as people follow them; `nameOf` says who a person is. */
export function toSteps(
  plan: StoredPlan,
  steps: readonly StoredStep[],
  nameOf: (personId: string) => string,
): AccountPlan['steps'] {
  const states = statesOf(steps);
  const confirmed = confirmedOf(steps);
  return steps.map((row) => {
    const planned = toPlanned(row);
    const hindrance = row.state === 'waiting' ? hindranceOf(planned, states, confirmed) : null;
    return {
      ...factsOf(planned, plan.address ?? ''),
      ...outcomeOf(row),
      id: row.id,
      state: row.state,
      hindrance: hindrance && ('keys' in hindrance ? { ...hindrance, keys: [...hindrance.keys] } : hindrance),
      confirmation: confirmationOf(row, nameOf),
    };
  });
}

const factsOf = (step: PlannedStep, address: string) => ({
  ...{ key: step.key, kind: step.kind, target: step.target, value: step.value },
  channel: channelOf(step.kind),
  irreversible: isIrreversible(step.kind),
  command: cmdletOf(step, address),
});

function outcomeOf(row: StoredStep) {
  const { attempts, waitsFor, proof, failure, vendorMessage, requestId, note } = row;
  return {
    ...{ attempts, waitsFor, proof, note },
    nextProbeAt: iso(row.nextProbeAt),
    failure: failure && {
      ...{ code: failure, message: vendorMessage ?? '', requestId },
      permissions: row.lacking ?? [],
    },
    by: row.byName,
    startedAt: iso(row.startedAt),
    endedAt: iso(row.endedAt),
  };
}

function confirmationOf(
  { askedBy, askedAt, confirmedBy, confirmedAt }: StoredStep,
  nameOf: (personId: string) => string,
): AccountStep['confirmation'] {
  if (askedBy === null || askedAt === null) return null;
  return {
    askedBy: { id: askedBy, name: nameOf(askedBy) },
    askedAt: askedAt.toISOString(),
    confirmedBy: confirmedBy === null ? null : { id: confirmedBy, name: nameOf(confirmedBy) },
    confirmedAt: iso(confirmedAt),
  };
}
