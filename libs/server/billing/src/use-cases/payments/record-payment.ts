import { Injectable } from '@nestjs/common';
import { Directory } from '@vigie/directory';
import { Database, DomainError, type Actor, type Transaction } from '@vigie/platform';
import { amountText, isOverLarge, paymentDayFault } from '@vigie/rules';
import type { NewPayment } from '@vigie/wire';
import { allocateParts } from '../../store/payments/allocation.store';
import { bookableDays, standingOf } from '../../store/payments/open-invoice.store';
import { insertPayment } from '../../store/payments/payment.store';
import { positiveAmount, typedParts } from './typed-parts';

/** Records money that a client paid, and what it pays; the rest stays as credit of the client. */
@Injectable()
export class RecordPayment {
  constructor(
    private readonly database: Database,
    private readonly directory: Directory,
  ) {}

  /**
   * Returns its identifier. Errors: payment.amount-invalid, payment.amount-not-positive, payment.in-future,
   * payment.too-old, payment.confirm-large, allocation.more-than-payment, and those of an allocation.
   */
  execute(actor: Actor, payment: NewPayment): Promise<string> {
    return this.database.transaction((tx) => this.insert(tx, actor, payment));
  }

  /** The same inside a greater transaction. */
  async insert(tx: Transaction, actor: Actor, { parts, confirmed, ...payment }: NewPayment): Promise<string> {
    const { clientId, receivedOn, method, reference, note } = payment;
    const amount = positiveAmount(payment.amount);
    const wrong = paymentDayFault(receivedOn, await bookableDays(tx, tx.now));
    if (wrong) {
      const code = `payment.${wrong}` as const;
      throw new DomainError(code, undefined, [{ path: 'receivedOn', code }]);
    }
    await this.directory.clientTerms(clientId, tx);
    const { owed } = await standingOf(tx, clientId);
    if (!confirmed && isOverLarge(amount, owed))
      throw new DomainError('payment.confirm-large', { owed: amountText(owed) });
    const typed = typedParts(parts, amount);
    const amountCents = String(amount);
    const id = await insertPayment(tx, actor, { clientId, receivedOn, amountCents, method, reference, note });
    await allocateParts(tx, { paymentId: id }, typed, actor.name);
    const data = {
      clientId,
      amount: amountText(amount),
      receivedOn,
      invoices: parts.map((one) => one.invoiceId),
    };
    await tx.audit(actor, 'payment.recorded', `payment:${id}`, data);
    tx.live({ type: 'payment.changed', clientId });
    return id;
  }
}
