import { Injectable } from '@nestjs/common';
import { checkTransition, pauseReasonOf, priorityOf, type TicketState } from '@vigie/rules';
import { Database, DomainError, found, type Actor, type Transaction } from '@vigie/platform';
import type { HistoryEntry, TicketDetail } from '@vigie/wire';
import { NotificationRow } from '../store/notification.row';
import { targetsOf, termsOf } from '../store/terms';
import { checkVersion, lockTicket, recordHistory } from '../store/ticket.store';
import { TicketRow } from '../store/ticket.row';
import { TicketClocks } from './ticket-clocks';

interface Change {
  version: number;
}

/** What our people change on a ticket: state, assignee, priority. */
@Injectable()
export class ChangeTicket {
  constructor(
    private readonly database: Database,
    private readonly clocks: TicketClocks,
  ) {}

  /** Moves a ticket to another state; its clocks pause, resume, stop or start again with it. */
  changeState(
    actor: Actor,
    id: string,
    change: Change & { to: TicketState; reason?: string | undefined },
  ): Promise<void> {
    return this.database.transaction(async (tx) => {
      const ticket = await lockTicket(tx, actor.scope, id);
      checkVersion(ticket, change.version);
      await this.move(tx, actor, ticket, change.to, change.reason);
    });
  }

  /** Moves a locked ticket; also used when a message or a client's answer moves it. */
  async move(
    tx: Transaction,
    actor: Pick<Actor, 'kind' | 'name'> & Partial<Actor>,
    ticket: TicketRow,
    to: TicketState,
    reason?: string,
  ): Promise<void> {
    const check = checkTransition(ticket.state, to);
    if (!check.ok) throw new DomainError('ticket.transition-refused', { from: ticket.state, to });
    const isDone = to === 'resolved' || to === 'closed';
    await tx.updateVersioned(TicketRow, ticket, {
      state: to,
      isOpen: !isDone,
      updatedAt: tx.now,
      resolvedAt: to === 'resolved' ? tx.now : isDone ? ticket.resolvedAt : null,
      closedAt: to === 'closed' ? tx.now : null,
    });
    await this.clocks.apply(tx, ticket, check.clockEffect, pauseReasonOf(to), actor.name);
    const data: HistoryEntry['data'] = { from: ticket.state, to, ...(reason && { reason }) };
    await recordHistory(tx, ticket, { kind: actor.kind, name: actor.name }, 'state-changed', data);
    if (actor.label) await tx.audit(actor as Actor, 'ticket.state-changed', `ticket:${ticket.id}`, data);
    ticket.version += 1;
    ticket.state = to;
  }

  /** Gives a ticket to one of our people, or to nobody. A new ticket becomes open with its first assignee. */
  assign(actor: Actor, id: string, change: Change & { assigneeId: string | null }): Promise<void> {
    return this.database.transaction(async (tx) => {
      const ticket = await lockTicket(tx, actor.scope, id);
      checkVersion(ticket, change.version);
      const name = change.assigneeId === null ? null : await this.assigneeName(tx, change.assigneeId);
      await tx.updateVersioned(TicketRow, ticket, { assigneeId: change.assigneeId, updatedAt: tx.now });
      ticket.version += 1;
      const data = { assignee: name };
      await recordHistory(tx, ticket, { kind: actor.kind, name: actor.name }, 'assigned', data);
      await tx.audit(actor, 'ticket.assigned', `ticket:${id}`, data);
      if (change.assigneeId && change.assigneeId !== actor.id)
        await this.tellAssignee(tx, ticket, change.assigneeId);
      if (ticket.state === 'new' && change.assigneeId) await this.move(tx, actor, ticket, 'open');
    });
  }

  /** Sets impact and urgency, hence the priority and the targets of incidents and questions. */
  changePriority(
    actor: Actor,
    id: string,
    change: Change & { impact: TicketDetail['impact']; urgency: TicketDetail['urgency']; reason: string },
  ): Promise<void> {
    return this.database.transaction(async (tx) => {
      const ticket = await lockTicket(tx, actor.scope, id);
      checkVersion(ticket, change.version);
      const priority = priorityOf(change.impact, change.urgency);
      const { impact, urgency } = change;
      await tx.updateVersioned(TicketRow, ticket, { impact, urgency, priority, updatedAt: tx.now });
      if (priority !== ticket.priority) {
        const { formula } = await termsOf(tx, ticket.clientId);
        const targets = await targetsOf(tx, formula, priority);
        await this.clocks.changeTerms(tx, ticket, {
          response: targets.responseMs,
          resolution: targets.resolutionMs,
        });
      }
      const data = { from: ticket.priority, to: priority, reason: change.reason };
      await recordHistory(tx, ticket, { kind: actor.kind, name: actor.name }, 'priority-changed', data);
      await tx.audit(actor, 'ticket.priority-changed', `ticket:${id}`, data);
    });
  }

  /** Writes down why a deadline was missed, in a person's words. */
  explainBreach(actor: Actor, id: string, clockId: string, reason: string): Promise<void> {
    return this.database.transaction(async (tx) => {
      const ticket = await lockTicket(tx, actor.scope, id);
      const [clock] = await tx.query<{ state: string }>(
        'SELECT state FROM sla_clock WHERE id = ? AND client_id = ? AND ticket_id = ?',
        [clockId, ticket.clientId, ticket.id],
      );
      if (found(clock).state !== 'breached') throw new DomainError('clock.not-breached');
      await tx.execute('UPDATE sla_clock SET breach_reason = ? WHERE id = ?', [reason, clockId]);
      await recordHistory(tx, ticket, { kind: actor.kind, name: actor.name }, 'breach-explained', { reason });
      await tx.audit(actor, 'clock.breach-explained', `ticket:${id}`, { clockId, reason });
    });
  }

  private async assigneeName(tx: Transaction, id: string): Promise<string> {
    const [person] = await tx.query<{ name: string }>(
      "SELECT name FROM person WHERE id = ? AND kind = 'staff' AND active = 1",
      [id],
    );
    if (!person) throw new DomainError('ticket.assignee-refused');
    return person.name;
  }

  private async tellAssignee(tx: Transaction, ticket: TicketRow, personId: string): Promise<void> {
    await tx.insert(NotificationRow, {
      personId,
      type: 'assigned',
      ticketId: ticket.id,
      at: tx.now,
      dedupeKey: `assigned-${ticket.id}-${ticket.version}`,
    });
    tx.live({ type: 'notification', personId, ticketId: ticket.id });
  }
}
