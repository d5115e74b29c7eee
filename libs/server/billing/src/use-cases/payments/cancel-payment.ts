import { Injectable } from '@nestjs/common';
import { Database, type Actor, type Transaction } from '@vigie/platform';
import type { PaymentCancellation } from '@vigie/wire';
import { undoAllocations } from '../../store/payments/allocation.store';
import { freeBankLine } from '../../store/payments/bank-line.store';
import { cancelPayment, holdPayment } from '../../store/payments/payment.store';
import { unsettleClaims } from '../../store/penalties/claim-payment.store';

/** Takes back a payment that was recorded by mistake or bounced; what it paid is open again, and it stays visible. */
@Injectable()
export class CancelPayment {
  constructor(private readonly database: Database) {}

  /** Errors: version.conflict, payment.cancelled. */
  execute(actor: Actor, id: string, { reason, version }: PaymentCancellation): Promise<void> {
    return this.database.transaction((tx) => this.cancel(tx, actor, { id, reason, version }));
  }

  /** The same inside a greater transaction. The line of the statement that it came from waits again. */
  async cancel(
    tx: Transaction,
    actor: Actor,
    { id, reason, version }: { id: string; reason: string; version?: number },
  ): Promise<void> {
    const { clientId } = await holdPayment(tx, actor.scope, id, version);
    const undone = await undoAllocations(tx, id, actor.name);
    const claims = await unsettleClaims(tx, actor, id);
    await cancelPayment(tx, id, actor.name, reason);
    await freeBankLine(tx, id);
    // The journal cannot be erased: what people write stays in the payment.
    await tx.audit(actor, 'payment.cancelled', `payment:${id}`, { clientId, undone, claims });
    tx.live({ type: 'payment.changed', clientId });
  }
}
