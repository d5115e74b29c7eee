import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { AttemptLimits } from '@vigie/directory';
import { Clock, Database, DomainError, systemActor, type Transaction } from '@vigie/platform';
import type { OneTimeLink, OpenedLink } from '@vigie/wire';
import { TenantOperations, TenantTrouble } from '../../ports/tenant-operations';
import {
  claimLink,
  type FoundLink,
  linkOf,
  markOpened,
  unclaimLink,
} from '../../store/plans/one-time-link.store';
import { updateStep } from '../../store/plans/plan.store';
import { AdvancePlan } from './advance-plan';

/**
 * Gives a first password to who opens a link first. It is set in that moment and stands in the answer alone: not in the
 * database, a log, a queue, nor in what is remembered of a request.
 */
@Injectable()
export class OpenOneTimeLink {
  constructor(
    private readonly database: Database,
    private readonly limits: AttemptLimits,
    private readonly operations: TenantOperations,
    private readonly advancing: AdvancePlan,
    private readonly clock: Clock,
  ) {}

  /** What a link is about; looking uses nothing up. Errors: one-time.link-invalid, rate.limited. */
  async look(token: string, network: string): Promise<OneTimeLink> {
    const link = await this.find(token, network);
    return {
      state: this.stateOf(link),
      address: link.address ?? '',
      client: link.client,
      expiresAt: link.expiresAt.toISOString(),
    };
  }

  /** Errors: those of looking, one-time.opened, one-time.expired, one-time.refused (the link stays as it was). */
  async execute(token: string, network: string): Promise<OpenedLink> {
    const link = await this.find(token, network);
    const state = this.stateOf(link);
    if (state !== 'live') throw new DomainError(`one-time.${state}`);
    const claim = randomUUID();
    if (!(await claimLink(this.database, link.id, claim))) throw new DomainError('one-time.opened');
    const password = await this.set(link, claim);
    // Who came too late, or whose work was taken for dead, shows nothing.
    if (!(await this.opened(link, claim, network))) throw new DomainError('one-time.opened');
    return { address: link.address ?? '', password };
  }

  private async set({ id, tenantId, accountId }: FoundLink, claim: string): Promise<string> {
    try {
      if (tenantId === null || accountId === null) throw new DomainError('one-time.refused');
      return await this.operations.givePassword(tenantId, accountId);
    } catch (error) {
      await unclaimLink(this.database, id, claim);
      throw error instanceof TenantTrouble ? new DomainError('one-time.refused') : error;
    }
  }

  private opened({ id, stepId, planId, askedBy }: FoundLink, claim: string, from: string): Promise<boolean> {
    return this.database.transaction(async (tx) => {
      const open = await this.advancing.open(tx, systemActor('one-time link').scope, planId);
      if (!(await markOpened(tx, id, { claim, from }))) return false;
      const actor = systemActor('one-time link');
      await tx.audit(actor, 'password.link-opened', `plan:${planId}`, { askedBy, from });
      const step = open.steps.find((one) => one.id === stepId);
      if (step?.state === 'ready') {
        await updateStep(tx, step, handedOver(tx));
        await this.advancing.advance(tx, open, actor);
      }
      return true;
    });
  }

  private async find(token: string, network: string): Promise<FoundLink> {
    await this.limits.consume('one-time-link.ip', network);
    const link = await linkOf(this.database, token);
    if (!link) throw new DomainError('one-time.link-invalid');
    return link;
  }

  private stateOf({ openedAt, expiresAt, planState }: FoundLink): OneTimeLink['state'] {
    if (openedAt !== null) return 'opened';
    return expiresAt <= this.clock.now() || planState === 'cancelled' ? 'expired' : 'live';
  }
}

/** The opening is the proof. */
const handedOver = ({ now }: Transaction) =>
  ({
    state: 'done',
    endedAt: now,
    proof: { requestId: null, changed: true, seen: { openedAt: now.toISOString() } },
  }) as const;
