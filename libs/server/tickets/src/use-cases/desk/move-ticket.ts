import { Injectable } from '@nestjs/common';
import { canMove, checkTransition, pauseReasonOf, pointsMissing, type TicketState } from '@vigie/rules';
import { Database, DomainError, type Actor, type Transaction } from '@vigie/platform';
import { checksOf, toCheck } from '../../store/checklists/ticket-check.store';
import { recordHistory, type HistoryActor } from '../../store/desk/history.store';
import {
  checkVersion,
  lockTicket,
  updateTicket,
  type Changed,
  type StoredTicket,
} from '../../store/desk/ticket.store';
import { refuseHeld } from '../../store/holds/ticket-hold.store';
import { openRating } from '../../store/satisfaction/satisfaction.store';
import { recordReopening } from '../../store/reports/reopening.store';
import { TicketClocks } from '../clocks/ticket-clocks';

export interface Move {
  to: TicketState;
  reason?: string | undefined;
  /** Whom the clocks name, when it is not the actor alone. */
  by?: string;
  /** The answer that brings the move along. */
  messageId?: string;
  /** Why it is done although required points are unchecked. */
  checksOverride?: string | undefined;
}

/** Moves a ticket to another state; its clocks pause, resume, stop or start again with it. */
@Injectable()
export class MoveTicket {
  constructor(
    private readonly database: Database,
    private readonly clocks: TicketClocks,
  ) {}

  execute(
    actor: Actor,
    id: string,
    change: Pick<Move, 'to' | 'reason' | 'checksOverride'> & { version: number },
  ): Promise<Changed> {
    return this.database.transaction(async (tx) => {
      const ticket = await lockTicket(tx, actor.scope, id);
      checkVersion(ticket, change.version);
      // Nothing is new again: what nobody had looked at comes back as open.
      const to = ticket.state === 'new' ? 'open' : ticket.state;
      await this.move(tx, actor, ticket, change);
      return { version: ticket.version, inverse: { type: 'transition', to } };
    });
  }

  /** Brings a locked ticket to a state, through open where the table asks for it, as a person would click it. */
  async reach(tx: Transaction, actor: Actor, ticket: StoredTicket, move: Move): Promise<void> {
    if (move.to === ticket.state) return;
    if (!canMove(ticket.state, move.to) && canMove(ticket.state, 'open'))
      await this.move(tx, actor, ticket, { ...move, to: 'open' });
    if (move.to !== ticket.state) await this.move(tx, actor, ticket, move);
  }

  /**
   * Moves a locked ticket; also used when a message or a client's answer moves it.
   * The journal is for our people: a client's answer stands in the history of the ticket.
   */
  async move(
    tx: Transaction,
    actor: Actor | HistoryActor,
    ticket: StoredTicket,
    { to, reason, by = actor.name, messageId, checksOverride }: Move,
  ): Promise<void> {
    const from = ticket.state;
    const check = checkTransition(from, to);
    if (!check.ok) throw new DomainError('ticket.transition-refused', { from, to });
    await this.passChecks(tx, actor, ticket, { to, checksOverride });
    const wasOpen = ticket.isOpen;
    const isDone = to === 'resolved' || to === 'closed';
    const resolvedBefore = isDone ? ticket.resolvedAt : null;
    await updateTicket(tx, ticket, {
      state: to,
      isOpen: !isDone,
      resolvedAt: to === 'resolved' ? tx.now : resolvedBefore,
      closedAt: to === 'closed' ? tx.now : null,
    });
    if (!wasOpen && !isDone) await recordReopening(tx, ticket);
    await this.clocks.apply(tx, ticket, {
      effect: check.clockEffect,
      reason: pauseReasonOf(to),
      by,
      messageId: messageId ?? null,
    });
    const data = { from, to, ...(reason && { reason }), ...(messageId && { messageId }) };
    await recordHistory(tx, ticket, actor, 'state-changed', data);
    if (isDone && wasOpen) await openRating(tx, ticket);
    if ('label' in actor) await tx.audit(actor, 'ticket.state-changed', `ticket:${ticket.id}`, data);
  }

  /** Work is done when nothing holds the ticket and all that is required is checked, unless somebody who may says why not. */
  private async passChecks(
    tx: Transaction,
    actor: Actor | HistoryActor,
    ticket: StoredTicket,
    { to, checksOverride }: Pick<Move, 'to' | 'checksOverride'>,
  ): Promise<void> {
    if (to !== 'resolved' && to !== 'closed') return;
    await refuseHeld(tx, ticket);
    const missing = pointsMissing((await checksOf(tx.manager, ticket)).map(toCheck), ticket.state, to);
    if (missing.length === 0) return;
    if (!checksOverride) throw new DomainError('checks.missing', { points: missing });
    if (!('permissions' in actor) || !actor.permissions.has('checks.override'))
      throw new DomainError('permission.missing');
    const data = { reason: checksOverride, points: missing.join(' · ') };
    await recordHistory(tx, ticket, actor, 'checks-overridden', data);
    await tx.audit(actor, 'ticket.checks-overridden', `ticket:${ticket.id}`, data);
  }
}
