import { Injectable } from '@nestjs/common';
import { Directory } from '@vigie/directory';
import { stateWithoutTakenBack } from '@vigie/rules';
import { Database, DomainError, type Actor, type Transaction } from '@vigie/platform';
import { movesOf, priorityChangedSince, recordHistory } from '../../store/desk/history.store';
import { cancelMessage, isAnswered } from '../../store/desk/message.store';
import { lockTicket, updateTicket, type StoredTicket } from '../../store/desk/ticket.store';
import { serviceDurations } from '../clocks/new-clocks';
import { TicketClocks } from '../clocks/ticket-clocks';
import { TakeBackMacro } from '../macros/take-back-macro';

/** Takes back an answer that is still held, with all it did to its ticket: as if it had never been sent. */
@Injectable()
export class CancelMessage {
  constructor(
    private readonly database: Database,
    private readonly directory: Directory,
    private readonly clocks: TicketClocks,
    private readonly macros: TakeBackMacro,
  ) {}

  execute(actor: Actor, ticketId: string, messageId: string): Promise<void> {
    return this.database.transaction(async (tx) => {
      const ticket = await lockTicket(tx, actor.scope, ticketId);
      if (!(await this.cancel(tx, actor, ticket, messageId))) throw new DomainError('not-found');
    });
  }

  /** The same on a locked ticket, inside the caller's transaction; false when the answer has left. */
  async cancel(tx: Transaction, actor: Actor, ticket: StoredTicket, messageId: string): Promise<boolean> {
    const cancelled = await cancelMessage(tx, ticket, messageId);
    if (!cancelled) return false;
    await recordHistory(tx, ticket, actor, 'reply-cancelled', { messageId });
    await tx.audit(actor, 'ticket.reply-cancelled', `ticket:${ticket.id}`, { messageId });
    await this.macros.execute(tx, actor, ticket, messageId);
    await this.restoreState(tx, { actor, ticket, messageId });
    await this.clocks.recompute(tx, ticket);
    if (await priorityChangedSince(tx, ticket, cancelled.at)) await this.catchUpTerms(tx, ticket);
    return true;
  }

  /** Goes back to the state before, unless somebody moved the ticket since. No rule of moving applies: nothing moved. */
  private async restoreState(
    tx: Transaction,
    { actor, ticket, messageId }: { actor: Actor; ticket: StoredTicket; messageId: string },
  ): Promise<void> {
    const moves = await movesOf(tx, ticket);
    const takenUp = ticket.assigneeId !== null || (await isAnswered(tx, ticket));
    const from = ticket.state;
    const to = stateWithoutTakenBack(from, moves, takenUp);
    if (to === from) return;
    const resolution = moves.find((move) => !move.takenBack && move.to === 'resolved');
    await updateTicket(tx, ticket, {
      state: to,
      isOpen: to !== 'resolved',
      resolvedAt: to === 'resolved' ? (resolution?.at ?? tx.now) : null,
      closedAt: null,
    });
    const data = { from, to, messageId };
    await recordHistory(tx, ticket, actor, 'state-changed', data);
    await tx.audit(actor, 'ticket.state-changed', `ticket:${ticket.id}`, data);
  }

  /** A clock that the answer had stopped missed a change of priority. */
  private async catchUpTerms(tx: Transaction, ticket: StoredTicket): Promise<void> {
    const terms = await this.directory.clientTerms(ticket.clientId, tx);
    await this.clocks.changeTerms(tx, ticket, serviceDurations(terms, ticket.priority));
  }
}
