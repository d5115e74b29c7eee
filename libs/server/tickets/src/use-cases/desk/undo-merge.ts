import { Injectable } from '@nestjs/common';
import { canUndoMerge } from '@vigie/rules';
import { Database, DomainError, found, type Actor, type Transaction } from '@vigie/platform';
import { recordHistory } from '../../store/desk/history.store';
import { giveClocksBack } from '../../store/clocks/merged-clock.store';
import { deleteMerge, mergeOf } from '../../store/desk/ticket-merge.store';
import {
  checkVersion,
  lockTickets,
  ticketNumber,
  updateTicket,
  type Changed,
  type StoredTicket,
} from '../../store/desk/ticket.store';
import { remindAgainOfVendor } from '../../store/vendors/vendor-escalation.store';
import { TicketClocks } from '../clocks/ticket-clocks';

/** Gives a merged ticket back its life, within a day. What was written since the merge stays in the target. */
@Injectable()
export class UndoMerge {
  constructor(
    private readonly database: Database,
    private readonly clocks: TicketClocks,
  ) {}

  /** Errors: version.conflict, ticket.merge-undo-refused, not-found. */
  execute(
    actor: Actor,
    targetId: string,
    { version, ticketId }: { version: number; ticketId: string },
  ): Promise<void> {
    return this.database.transaction(async (tx) => {
      const locked = await lockTickets(tx, actor.scope, [targetId, ticketId]);
      const target = found(locked.get(targetId));
      checkVersion(target, version);
      await this.undo(tx, actor, target, found(locked.get(ticketId)));
    });
  }

  /** The same from the side of the merged ticket, unless it was changed since. */
  outOf(
    actor: Actor,
    id: string,
    { version, fromId }: { version: number; fromId: string },
  ): Promise<Changed> {
    return this.database.transaction(async (tx) => {
      const locked = await lockTickets(tx, actor.scope, [fromId, id]);
      const merged = found(locked.get(id));
      checkVersion(merged, version);
      await this.undo(tx, actor, found(locked.get(fromId)), merged);
      return { version: merged.version, inverse: { type: 'merge', intoId: fromId } };
    });
  }

  private async undo(tx: Transaction, actor: Actor, target: StoredTicket, merged: StoredTicket) {
    const merge = await mergeOf(tx, merged);
    const here = merge?.targetId === target.id && merge.standingId === target.id;
    if (!here || !canUndoMerge(merge.at.toISOString(), tx.now.toISOString())) {
      throw new DomainError('ticket.merge-undo-refused');
    }
    const origins = await deleteMerge(tx, merge);
    const { state, resolvedAt, closedAt } = merge;
    const isOpen = state !== 'resolved' && state !== 'closed';
    // Somebody changed it since: that stays.
    const untouched = merged.version === merge.version;
    await updateTicket(tx, merged, untouched ? { state, isOpen, resolvedAt, closedAt } : {});
    if (untouched) await remindAgainOfVendor(tx, merged);
    const clocks = await giveClocksBack(tx, { target, home: merged.id, origins, since: merge.at });
    await this.clocks.handBack(tx, target, merged, clocks);
    await updateTicket(tx, target, {});
    await recordHistory(tx, target, actor, 'merge-undone', { number: ticketNumber(merged.id) });
    await recordHistory(tx, merged, actor, 'merge-undone', { number: ticketNumber(target.id) });
    await tx.audit(actor, 'ticket.merge-undone', `ticket:${merged.id}`, { from: target.id });
  }
}
