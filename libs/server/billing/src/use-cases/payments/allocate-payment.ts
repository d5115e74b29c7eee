import { Injectable } from '@nestjs/common';
import { Database, type Actor } from '@vigie/platform';
import { amountText } from '@vigie/rules';
import type { NewAllocations } from '@vigie/wire';
import { allocateParts, invoiceOfAllocation, undoAllocation } from '../../store/payments/allocation.store';
import { holdPayment } from '../../store/payments/payment.store';
import { typedParts } from './typed-parts';

/** Uses the credit of a payment for invoices, and takes that back. */
@Injectable()
export class AllocatePayment {
  constructor(private readonly database: Database) {}

  /** Errors: version.conflict, payment.cancelled, and those of an allocation. */
  execute(actor: Actor, paymentId: string, { parts, version }: NewAllocations): Promise<void> {
    return this.database.transaction(async (tx) => {
      const payment = await holdPayment(tx, actor.scope, paymentId, version);
      const typed = typedParts(parts, BigInt(payment.openCents));
      await allocateParts(tx, { paymentId }, typed, actor.name);
      const invoices = typed.map(({ invoiceId, amount }) => `${invoiceId}: ${amountText(amount)}`);
      await tx.audit(actor, 'payment.allocated', `payment:${paymentId}`, { invoices });
      tx.live({ type: 'payment.changed', clientId: payment.clientId });
    });
  }

  /** Opens both sides again; once, however often it is asked. Errors: not-found, payment.cancelled. */
  undo(actor: Actor, paymentId: string, allocationId: string): Promise<void> {
    return this.database.transaction(async (tx) => {
      const payment = await holdPayment(tx, actor.scope, paymentId);
      const invoiceId = await invoiceOfAllocation(tx, payment.id, allocationId);
      if (!(await undoAllocation(tx, allocationId, actor.name))) return;
      await tx.audit(actor, 'payment.unallocated', `payment:${paymentId}`, { allocationId, invoiceId });
      tx.live({ type: 'payment.changed', clientId: payment.clientId });
    });
  }
}
