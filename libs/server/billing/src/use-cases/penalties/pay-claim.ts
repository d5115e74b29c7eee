import { Injectable } from '@nestjs/common';
import { Database, type Actor } from '@vigie/platform';
import { readAmount } from '@vigie/rules';
import type { ClaimPayment } from '@vigie/wire';
import { settleClaim, unsettleClaim } from '../../store/penalties/claim-payment.store';

/** Pays a claim out of a payment of its client, or takes that back. */
@Injectable()
export class PayClaim {
  constructor(private readonly database: Database) {}

  /** Errors: claim.payment-refused, claim.cancelled, claim.overpaid. */
  async execute(actor: Actor, claimId: string, { paymentId, amount }: ClaimPayment): Promise<void> {
    await this.database.transaction(async (tx) => {
      const cents = readAmount(amount) ?? 0n;
      await settleClaim(tx, actor, claimId, { paymentId, cents });
      await tx.audit(actor, 'penalty-claim.paid', `penalty-claim:${claimId}`, { paymentId, amount });
      tx.live({ type: 'penalty.changed' });
    });
  }

  /** Twice is once. */
  async undo(actor: Actor, claimId: string, id: string): Promise<void> {
    await this.database.transaction(async (tx) => {
      if (!(await unsettleClaim(tx, actor, claimId, id))) return;
      await tx.audit(actor, 'penalty-claim.payment-undone', `penalty-claim:${claimId}`, { id });
      tx.live({ type: 'penalty.changed' });
    });
  }
}
