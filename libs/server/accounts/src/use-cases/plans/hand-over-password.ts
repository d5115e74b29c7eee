import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { type Actor, CONFIG, type Config, Database, DomainError, found, Secrets } from '@vigie/platform';
import type { PasswordLink } from '@vigie/wire';
import { insertLink } from '../../store/plans/one-time-link.store';
import { planOfStep } from '../../store/plans/plan.store';
import { AdvancePlan } from './advance-plan';

const hours = 72;
const purpose = 'one-time-link';

/** Makes the link by which somebody gets a first password, once: the password itself is set when it is opened. */
@Injectable()
export class HandOverPassword {
  constructor(
    private readonly database: Database,
    private readonly advancing: AdvancePlan,
    private readonly secrets: Secrets,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** A new link ends the one before. Errors: step.wrong-state, plan.wrong-state, not-found. */
  async execute(actor: Actor, stepId: string): Promise<PasswordLink> {
    // What is remembered of an idempotent request makes no link without our key.
    const { seed, expiresAt } = await this.database.transaction(async (tx) => {
      const planId = found(await planOfStep(tx, actor.scope, stepId));
      const open = await this.advancing.open(tx, actor.scope, planId);
      const step = found(open.steps.find(({ id }) => id === stepId));
      this.advancing.checkUnderWay(open);
      const ready = step.state === 'ready' || step.state === 'done';
      if (step.kind !== 'hand-over-password' || !ready || open.plan.accountId === null)
        throw new DomainError('step.wrong-state', { state: step.state });
      const made = randomUUID();
      const until = new Date(tx.now.getTime() + hours * 3_600_000);
      const { clientId } = open.plan;
      await insertLink(tx, {
        ...{ stepId, clientId, expiresAt: until },
        token: this.tokenOf(made),
        askedBy: actor.name,
      });
      await tx.audit(actor, 'password.link-made', `plan:${planId}`, { expiresAt: until.toISOString() });
      return { seed: made, expiresAt: until.toISOString() };
    });
    return { url: `${this.config.publicUrl}/portal/once/${this.tokenOf(seed)}`, expiresAt };
  }

  private tokenOf(seed: string): string {
    return this.secrets.sign(purpose, seed);
  }
}
