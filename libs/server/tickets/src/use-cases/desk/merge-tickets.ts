import { Injectable } from '@nestjs/common';
import { mergeProblem, pauseReasonOf, type MergeSide } from '@vigie/rules';
import { Database, DomainError, found, type Actor, type Transaction } from '@vigie/platform';
import { recordHistory } from '../../store/desk/history.store';
import { takeOpenClocks } from '../../store/clocks/merged-clock.store';
import { refuseHeld } from '../../store/holds/ticket-hold.store';
import { holdsAnswer, insertMerge, standingOf } from '../../store/desk/ticket-merge.store';
import {
  checkVersion,
  lockTickets,
  ticketNumber,
  updateTicket,
  type Changed,
  type StoredTicket,
} from '../../store/desk/ticket.store';
import { TicketClocks } from '../clocks/ticket-clocks';

/**
 * Lets several tickets of a client go on in one. Nothing they hold is moved but their open clocks, which keep their
 * own deadlines there: the strictest promise is never lost. Their sealed requests stay as they are.
 */
@Injectable()
export class MergeTickets {
  constructor(
    private readonly database: Database,
    private readonly clocks: TicketClocks,
  ) {}

  /** Errors: version.conflict, ticket.merge-refused with `problem` and `number`, not-found. */
  execute(
    actor: Actor,
    targetId: string,
    { version, ticketIds }: { version: number; ticketIds: readonly string[] },
  ): Promise<void> {
    return this.database.transaction(async (tx) => {
      const merged = new Set(ticketIds);
      const locked = await lockTickets(tx, actor.scope, [targetId, ...merged]);
      const target = found(locked.get(targetId));
      checkVersion(target, version);
      for (const id of merged) await this.merge(tx, actor, target, found(locked.get(id)));
      await updateTicket(tx, target, {});
    });
  }

  /** The same from the side of the ticket that goes on elsewhere, at the version its reader saw. */
  into(actor: Actor, id: string, { version, intoId }: { version: number; intoId: string }): Promise<Changed> {
    return this.database.transaction(async (tx) => {
      const locked = await lockTickets(tx, actor.scope, [id, intoId]);
      const ticket = found(locked.get(id));
      const target = found(locked.get(intoId));
      checkVersion(ticket, version);
      await this.merge(tx, actor, target, ticket);
      await updateTicket(tx, target, {});
      return { version: ticket.version, inverse: { type: 'unmerge', fromId: intoId } };
    });
  }

  private async merge(tx: Transaction, actor: Actor, target: StoredTicket, merged: StoredTicket) {
    const problem = mergeProblem(await sideOf(tx, target), await sideOf(tx, merged));
    const number = ticketNumber(merged.id);
    if (problem) throw new DomainError('ticket.merge-refused', { problem, number });
    await refuseHeld(tx, merged);
    const { state, resolvedAt, closedAt } = merged;
    await updateTicket(tx, merged, { state: 'closed', isOpen: false, closedAt: tx.now });
    await insertMerge(tx, merged, { state, resolvedAt, closedAt }, target);
    const moved = await takeOpenClocks(tx, merged, target);
    // What a merged ticket waited for holds up nothing in a target that waits for nobody.
    const resumes = pauseReasonOf(target.state) === null;
    await this.clocks.adopt(tx, target, merged, { moved, resumes, by: actor.name });
    await recordHistory(tx, target, actor, 'merged', { number });
    await recordHistory(tx, merged, actor, 'merged-into', { number: ticketNumber(target.id) });
    await tx.audit(actor, 'ticket.merged', `ticket:${merged.id}`, { into: target.id });
  }
}

async function sideOf(tx: Transaction, ticket: StoredTicket): Promise<MergeSide> {
  return {
    id: ticket.id,
    clientId: ticket.clientId,
    isOpen: ticket.isOpen,
    isMerged: (await standingOf(tx, ticket.id)) !== null,
    holdsAnswer: await holdsAnswer(tx, ticket),
  };
}
