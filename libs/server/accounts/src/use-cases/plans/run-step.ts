import { Inject, Injectable } from '@nestjs/common';
import {
  allClients,
  Database,
  DomainError,
  type FinishOnce,
  LOGGER,
  systemActor,
  type Transaction,
} from '@vigie/platform';
import type { Logger } from 'pino';
import { isAutomaticStep, type StepState } from '@vigie/rules';
import type { StepProof } from '@vigie/wire';
import {
  type StepOrder,
  type StepOutcome,
  TenantOperations,
  TenantTrouble,
} from '../../ports/tenant-operations';
import {
  keepAccount,
  planOfStep,
  type StoredStep,
  toPlanned,
  updatePlan,
  updateStep,
} from '../../store/plans/plan.store';
import { tenantOfClient } from '../../store/plans/tenant.store';
import { AdvancePlan, type OpenPlan } from './advance-plan';

/** A step that is to be tried; `attempt`: one that was tried since is left alone. */
export interface StepTry {
  stepId: string;
  attempt: number;
}

const tryable: readonly StepState[] = ['ready', 'running', 'waiting-for-microsoft'];
/** A list that does not show within this many looks what somebody says they did will not show it by itself. */
const mostLooks = 15;
/** Longest that a step of ours waits before somebody has a look, of the 48 h that a client was promised. */
const patienceMs = 24 * 3_600_000;
/** Long waits are looked at less and less often, up to this many times the first pause. */
const longestPauses = 30;

/** What a try came to; `told`: nothing can be seen, a person's word is all there is. */
export type TryOutcome = StepOutcome | { kind: 'told' };

/**
 * Tries a step: marks it, asks Microsoft outside any transaction, writes down what it came to. A worker that is killed
 * in between leaves a step that is tried again, and operations that know their own work.
 */
@Injectable()
export class RunStep {
  constructor(
    private readonly database: Database,
    private readonly operations: TenantOperations,
    private readonly advancing: AdvancePlan,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** One try at a time: two that look before they act at the same moment would both act. Errors: server.busy. */
  execute(tried: StepTry, finish: FinishOnce): Promise<void> {
    return this.database.alone(`plan-step:${tried.stepId}`, async () => {
      const order = await this.begin(tried);
      if (order !== null) await this.record(tried, await this.ask(order), finish);
    });
  }

  /** Marks the step; null when there is nothing left to try. */
  begin({ stepId, attempt }: StepTry): Promise<StepOrder | null> {
    return this.database.transaction(async (tx) => {
      const found = await this.find(tx, stepId);
      if (found === null || found.step.attempts !== attempt) return null;
      const { open, step } = found;
      const { plan } = open;
      const goesOn = plan.state === 'running' || plan.state === 'needs-attention';
      if (!goesOn || !tryable.includes(step.state)) return null;
      const startedAt = step.startedAt ?? tx.now;
      const taken = step.waitsFor === 'microsoft';
      await updateStep(tx, step, { state: 'running', startedAt, nextProbeAt: null });
      this.advancing.show(tx, open);
      const tenant = await tenantOfClient(tx, plan.clientId);
      const { accountId, address, firstName, lastName, jobTitle } = plan;
      return {
        tenantId: tenant?.guid ?? '',
        planId: plan.id,
        step: toPlanned(step),
        taken,
        person: { accountId, address: address ?? '', firstName, lastName, jobTitle },
      };
    });
  }

  /** What Microsoft says; never throws. */
  async ask(order: StepOrder): Promise<TryOutcome> {
    const failed = { kind: 'failed', requestId: null } as const;
    if (order.tenantId === '') return { ...failed, failure: 'not-consented', message: 'no tenant' };
    try {
      const known = await this.known(order);
      if (isAutomaticStep(order.step.kind)) return await this.operations.run(known);
      return (await this.operations.verify(known)) ?? { kind: 'told' };
    } catch (error) {
      if (error instanceof TenantTrouble) return outcomeOf(error);
      if (error instanceof DomainError && error.code === 'tenant.no-application')
        return { ...failed, failure: 'not-consented', message: error.code };
      this.logger.error({ err: error, step: order.step.key, planId: order.planId }, 'a step broke');
      return { ...failed, failure: 'refused', message: error instanceof Error ? error.message : '' };
    }
  }

  /** An account that somebody made by hand is found by its address. */
  private async known(order: StepOrder): Promise<StepOrder> {
    const { step, person, tenantId } = order;
    if (person.accountId !== null || step.kind === 'create-account') return order;
    const account = await this.operations.account(tenantId, person.address);
    if (account === null) return order;
    await keepAccount(this.database, order.planId, account.id);
    return { ...order, person: { ...person, accountId: account.id } };
  }

  /** Writes down what a try came to, and carries the plan on. */
  record({ stepId, attempt }: StepTry, outcome: TryOutcome, finish: FinishOnce): Promise<void> {
    return this.database.transaction(async (tx) => {
      if (!(await finish(tx))) return;
      const found = await this.find(tx, stepId);
      if (found?.step.attempts !== attempt || found.step.state !== 'running') return;
      const { open, step } = found;
      await this.write(tx, open, step, patient(outcome, step, tx.now));
      const failed = step.state === 'failed';
      if (open.plan.state === 'cancelled') this.advancing.show(tx, open);
      else await this.advancing.advance(tx, open, systemActor('plan'), failed);
    });
  }

  /** A step whose tries broke on our side, one after the other, waits for a person instead of looking busy. */
  async giveUp({ stepId, attempt }: StepTry): Promise<void> {
    await this.database.transaction(async (tx) => {
      const found = await this.find(tx, stepId);
      if (found?.step.attempts !== attempt || !tryable.includes(found.step.state)) return;
      const { open, step } = found;
      const broken = { kind: 'failed', failure: 'broken', message: '', requestId: null } as const;
      await this.write(tx, open, step, broken);
      if (open.plan.state === 'cancelled') this.advancing.show(tx, open);
      else await this.advancing.advance(tx, open, systemActor('plan'), true);
    });
  }

  private async write(tx: Transaction, open: OpenPlan, step: StoredStep, outcome: TryOutcome): Promise<void> {
    const attempts = step.attempts + 1;
    const ended = { attempts, waitsFor: null, failure: null, vendorMessage: null };
    switch (outcome.kind) {
      case 'done':
        await this.madeAccount(tx, open, outcome.proof);
        return updateStep(tx, step, {
          ...{ ...ended, state: 'done', endedAt: tx.now },
          proof: wholeProof(outcome.proof, step),
        });
      case 'told':
        return updateStep(tx, step, { ...ended, state: 'done', endedAt: tx.now });
      case 'failed': {
        const { failure, message, requestId, permissions = [] } = outcome;
        const vendorMessage = message.slice(0, 1000);
        return updateStep(tx, step, {
          ...{ ...ended, state: 'failed', failure, vendorMessage, requestId },
          lacking: permissions.length > 0 ? [...permissions] : null,
        });
      }
      case 'wait':
        return this.wait(tx, open, step, outcome);
    }
  }

  private async wait(
    tx: Transaction,
    { plan }: OpenPlan,
    step: StoredStep,
    { seconds, why, requestId }: Extract<StepOutcome, { kind: 'wait' }>,
  ): Promise<void> {
    const attempts = step.attempts + 1;
    const state = 'waiting-for-microsoft';
    // Who was told to wait does not come back with all the others.
    const spread = why === 'throttled' ? 1 + Math.random() / 4 : 1;
    const pauses = Math.min(longestPauses, 2 ** Math.floor(step.attempts / 10));
    const nextProbeAt = new Date(tx.now.getTime() + Math.ceil(seconds * spread * pauses * 1000));
    const ordered = why === 'microsoft' && requestId !== null ? { requestId } : {};
    const probe = plan.state === 'cancelled' ? null : nextProbeAt;
    await updateStep(tx, step, { state, attempts, waitsFor: why, nextProbeAt: probe, ...ordered });
    if (probe !== null) await this.advancing.due(tx, step, probe);
  }

  private async madeAccount(tx: Transaction, { plan }: OpenPlan, { seen }: StepProof): Promise<void> {
    const accountId = seen['accountId'];
    if (plan.accountId === null && typeof accountId === 'string') await updatePlan(tx, plan, { accountId });
  }

  private async find(tx: Transaction, stepId: string): Promise<{ open: OpenPlan; step: StoredStep } | null> {
    const planId = await planOfStep(tx, allClients, stepId);
    if (planId === null) return null;
    const open = await this.advancing.open(tx, allClients, planId);
    const step = open.steps.find(({ id }) => id === stepId);
    return step ? { open, step } : null;
  }
}

function outcomeOf({ failure, message, facts }: TenantTrouble): StepOutcome {
  const { waitSeconds, permissions = [] } = facts;
  if (failure !== null) return { kind: 'failed', failure, message, requestId: null, permissions };
  const why = waitSeconds === undefined ? 'unreachable' : 'throttled';
  return { kind: 'wait', why, seconds: waitSeconds ?? 60, requestId: null };
}

/** The request that ordered it, where the answer came later. */
function wholeProof(proof: StepProof, { requestId }: StoredStep): StepProof {
  return requestId === null ? proof : { ...proof, requestId: proof.requestId ?? requestId, changed: true };
}

/** What never shows, or never answers: somebody has to look, and hears why. */
function patient(outcome: TryOutcome, step: StoredStep, now: Date): TryOutcome {
  if (outcome.kind !== 'wait') return outcome;
  const { why, requestId } = outcome;
  const told = why === 'microsoft' && !isAutomaticStep(step.kind);
  const since = step.startedAt ?? now;
  const isOver = told ? step.attempts >= mostLooks : now.getTime() - since.getTime() >= patienceMs;
  if (!isOver) return outcome;
  const about = toPlanned(step).target?.name ?? step.kind;
  const failure = why === 'microsoft' ? 'not-seen' : 'no-answer';
  return { kind: 'failed', failure, message: `${about}: ${why}, since ${since.toISOString()}`, requestId };
}
