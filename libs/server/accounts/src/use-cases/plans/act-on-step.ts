import { Injectable } from '@nestjs/common';
import { type Actor, Database, DomainError, found, type Transaction } from '@vigie/platform';
import { canStep, hasEnded, isAutomaticStep, isIrreversible } from '@vigie/rules';
import { planOfStep, type StoredStep, updateStep } from '../../store/plans/plan.store';
import { AdvancePlan, type OpenPlan } from './advance-plan';

/** What Graph can read back after a person did it. */
const readBack: readonly StoredStep['kind'][] = ['join-list', 'leave-list'];

type Acting = (tx: Transaction, step: StoredStep, open: OpenPlan) => Promise<void>;

/** What people do with one step of a plan; each returns the plan. */
@Injectable()
export class ActOnStep {
  constructor(
    private readonly database: Database,
    private readonly advancing: AdvancePlan,
  ) {}

  /** Tries what failed again, or looks now at what waits for Microsoft. Errors: step.wrong-state, plan.wrong-state. */
  retry(actor: Actor, stepId: string): Promise<string> {
    return this.act(actor, stepId, 'step.retried', {}, async (tx, step) => {
      if (step.state === 'failed') return this.advancing.ready(tx, step);
      if (step.state !== 'waiting-for-microsoft') throw wrongState(step);
      await updateStep(tx, step, { nextProbeAt: tx.now });
      await this.advancing.due(tx, step);
    });
  }

  /** Leaves a step out, for a reason; what cannot do without it is blocked. Errors: those of retry. */
  skip(actor: Actor, stepId: string, reason: string): Promise<string> {
    return this.act(actor, stepId, 'step.skipped', { reason }, async (tx, step) => {
      if (!canStep(step.state, 'skipped')) throw wrongState(step);
      await this.end(tx, step, { state: 'skipped', note: reason, byName: actor.name });
    });
  }

  /**
   * Done by a person, with what shows it: their own step, or one of ours that failed. Where Graph can read it back it
   * does, before the step is done. Errors: those of retry.
   */
  done(actor: Actor, stepId: string, evidence: string): Promise<string> {
    return this.act(actor, stepId, 'step.done-by-hand', { evidence }, async (tx, step) => {
      const theirs = step.state === 'ready' && !isAutomaticStep(step.kind);
      if (!theirs && step.state !== 'failed') throw wrongState(step);
      const said = { note: evidence, byName: actor.name };
      if (!theirs || !readBack.includes(step.kind)) return this.end(tx, step, { ...said, state: 'done' });
      await updateStep(tx, step, { ...said, state: 'running', startedAt: step.startedAt ?? tx.now });
      await this.advancing.due(tx, step);
    });
  }

  /** What nothing undoes: one person asks, another one confirms. Errors: step.same-person, those of retry. */
  confirm(actor: Actor, stepId: string): Promise<string> {
    return this.act(actor, stepId, 'step.confirmed', {}, async (tx, step) => {
      if (actor.id === null) throw new DomainError('permission.missing');
      if (!isIrreversible(step.kind) || step.state !== 'waiting' || step.confirmedAt) throw wrongState(step);
      if (step.askedBy === null) return updateStep(tx, step, { askedBy: actor.id, askedAt: tx.now });
      if (step.askedBy === actor.id) throw new DomainError('step.same-person');
      await updateStep(tx, step, { confirmedBy: actor.id, confirmedAt: tx.now });
    });
  }

  private async end(tx: Transaction, step: StoredStep, values: Partial<StoredStep>): Promise<void> {
    // A try that is still on its way finds another attempt, and changes nothing.
    const attempts = step.attempts + 1;
    const over = { attempts, endedAt: tx.now, waitsFor: null, nextProbeAt: null };
    await updateStep(tx, step, { ...over, ...values });
  }

  private act(
    actor: Actor,
    stepId: string,
    action: string,
    data: Record<string, unknown>,
    acting: Acting,
  ): Promise<string> {
    return this.database.transaction(async (tx) => {
      const planId = found(await planOfStep(tx, actor.scope, stepId));
      const open = await this.advancing.open(tx, actor.scope, planId);
      const step = found(open.steps.find(({ id }) => id === stepId));
      this.advancing.checkUnderWay(open);
      if (hasEnded(step.state)) throw wrongState(step);
      await acting(tx, step, open);
      await tx.audit(actor, action, `plan:${planId}`, { step: step.key, ...data });
      await this.advancing.advance(tx, open, actor);
      return planId;
    });
  }
}

const wrongState = ({ state }: StoredStep) => new DomainError('step.wrong-state', { state });
