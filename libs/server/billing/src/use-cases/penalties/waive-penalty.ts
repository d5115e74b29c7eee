import { Injectable } from '@nestjs/common';
import { Database, DomainError, found, isDuplicate, todayOf, type Actor } from '@vigie/platform';
import type { NewPenaltyWaiver } from '@vigie/wire';
import { endWaiver, insertWaiver, lockWaiver } from '../../store/penalties/waiver.store';
import { lockLateInvoices } from '../../store/penalties/late-invoice.store';

/** Gives up the penalties of an invoice, or its indemnity, with a reason; and takes that back. */
@Injectable()
export class WaivePenalty {
  constructor(private readonly database: Database) {}

  /** Errors: not-found (or not late), waiver.exists, waiver.claimed. */
  async execute(
    actor: Actor,
    { clientId, invoiceId }: { clientId: string; invoiceId: string },
    { kind, reason }: NewPenaltyWaiver,
  ): Promise<void> {
    try {
      await this.database.transaction(async (tx) => {
        const [invoice] = await lockLateInvoices(tx, clientId, [invoiceId], todayOf(tx));
        const { number, indemnityClaimed } = found(invoice);
        if (kind === 'indemnity' && indemnityClaimed) throw new DomainError('waiver.claimed');
        await insertWaiver(tx, actor, { clientId, invoiceId, kind, reason });
        await tx.audit(actor, 'penalty.waived', `invoice:${invoiceId}`, { number, kind, reason });
        tx.live({ type: 'penalty.changed' });
      });
    } catch (error) {
      throw isDuplicate(error) ? new DomainError('waiver.exists') : error;
    }
  }

  /** Error: not-found. */
  async undo(actor: Actor, clientId: string, id: string): Promise<void> {
    await this.database.transaction(async (tx) => {
      const waiver = await lockWaiver(tx, id);
      const { invoiceId, kind } = found(waiver?.clientId === clientId ? waiver : null);
      await endWaiver(tx, actor, id);
      await tx.audit(actor, 'penalty.waiver-undone', `invoice:${invoiceId}`, { kind });
      tx.live({ type: 'penalty.changed' });
    });
  }
}
