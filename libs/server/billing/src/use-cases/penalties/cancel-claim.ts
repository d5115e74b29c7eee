import { Injectable } from '@nestjs/common';
import { Database, DomainError, type Actor } from '@vigie/platform';
import type { ClaimCancellation } from '@vigie/wire';
import { changeClaim, freeDays, lockClaim } from '../../store/penalties/claim.store';

/** Gives a claim up: its number stays, its days may be claimed again. */
@Injectable()
export class CancelClaim {
  constructor(private readonly database: Database) {}

  /** Errors: not-found, claim.cancelled, claim.paid, version.conflict. */
  async execute(actor: Actor, claimId: string, { reason, version }: ClaimCancellation): Promise<void> {
    await this.database.transaction(async (tx) => {
      const claim = await lockClaim(tx, actor.scope, claimId);
      if (claim.version !== version) throw new DomainError('version.conflict', { version: claim.version });
      if (claim.state !== 'issued') throw new DomainError('claim.cancelled');
      if (claim.openCents !== claim.totalCents) throw new DomainError('claim.paid');
      await changeClaim(tx, claim, {
        ...{ state: 'cancelled', openCents: '0', cancelReason: reason },
        ...{ cancelledAt: tx.now, cancelledBy: actor.name.slice(0, 150) },
      });
      await freeDays(tx, claim);
      const { number } = claim;
      await tx.audit(actor, 'penalty-claim.cancelled', `penalty-claim:${claimId}`, { number, reason });
      tx.live({ type: 'penalty.changed' });
    });
  }
}
