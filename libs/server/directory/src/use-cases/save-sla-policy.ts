import { Injectable } from '@nestjs/common';
import { Database, DomainError, isDuplicate, type Actor, type Transaction } from '@vigie/platform';
import { policyProblems, type SlaPolicy } from '@vigie/rules';
import type { SlaPolicyChange } from '@vigie/wire';
import { Directory } from '../queries/directory';
import { clientById } from '../store/clients.store';
import { insertPolicy, lockLatestPolicy } from '../store/sla-policies.store';

/** Saves a new version of the SLA policy; the open clocks follow when it comes into force. */
@Injectable()
export class SaveSlaPolicy {
  constructor(
    private readonly database: Database,
    private readonly directory: Directory,
  ) {}

  async execute(actor: Actor, change: SlaPolicyChange): Promise<void> {
    try {
      await this.add(actor, change);
    } catch (error) {
      // The number went to somebody who saved at the same moment.
      throw isDuplicate(error) ? new DomainError('version.conflict') : error;
    }
  }

  private add(actor: Actor, { basedOn, effectiveAt, reason, ...policy }: SlaPolicyChange): Promise<void> {
    refuse(policyProblems(policy), 'request.invalid');
    return this.database.transaction(async (tx) => {
      const latest = await lockLatestPolicy(tx);
      if (latest && latest.id !== basedOn)
        throw new DomainError('version.conflict', { version: latest.number });
      await this.checkNames(tx, policy);
      const asked = effectiveAt === null ? tx.now : new Date(effectiveAt);
      // What was promised in the past is not rewritten.
      const from = asked < tx.now ? tx.now : asked;
      const number = (latest?.number ?? 0) + 1;
      const row = { number, effectiveAt: from, createdAt: tx.now, authorName: actor.name, reason };
      const policyId = await insertPolicy(tx, { ...policy, ...row });
      await tx.audit(actor, 'sla-policy.saved', `sla-policy:${policyId}`, { number, reason, ...policy });
      await tx.emit('sla.terms-changed', { policyId }, from);
    });
  }

  /** Clients and people that exist. */
  private async checkNames(tx: Transaction, { exceptions, actions }: SlaPolicy): Promise<void> {
    const paths: string[] = [];
    for (const [i, { clientId }] of exceptions.entries())
      if (!(await clientById(tx, clientId))) paths.push(`exceptions.${i}.clientId`);
    for (const [i, { reassignTo }] of actions.entries()) {
      if (reassignTo === null || reassignTo === 'nobody') continue;
      if (!(await this.directory.assignee(reassignTo, tx))) paths.push(`actions.${i}.reassignTo`);
    }
    refuse(paths, 'not-found');
  }
}

function refuse(paths: readonly string[], code: 'request.invalid' | 'not-found'): void {
  if (paths.length === 0) return;
  throw new DomainError(
    'request.invalid',
    undefined,
    paths.map((path) => ({ path, code })),
  );
}
