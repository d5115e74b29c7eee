import { Injectable } from '@nestjs/common';
import { Directory } from '@vigie/directory';
import { Database, DomainError, type Actor, type Transaction } from '@vigie/platform';
import { stateWhenAssigned } from '@vigie/rules';
import { recordHistory } from '../../store/desk/history.store';
import { notify } from '../../store/desk/notification.store';
import {
  checkVersion,
  lockTicket,
  updateTicket,
  type Changed,
  type StoredTicket,
} from '../../store/desk/ticket.store';
import { markRead } from '../../store/desk/unread.store';
import { MoveTicket } from './move-ticket';

/** Gives a ticket to one of our people, or to nobody. A new ticket becomes open with its first assignee. */
@Injectable()
export class AssignTicket {
  constructor(
    private readonly database: Database,
    private readonly directory: Directory,
    private readonly moving: MoveTicket,
  ) {}

  execute(
    actor: Actor,
    id: string,
    { version, assigneeId }: { version: number; assigneeId: string | null },
  ): Promise<Changed> {
    return this.database.transaction(async (tx) => {
      const ticket = await lockTicket(tx, actor.scope, id);
      checkVersion(ticket, version);
      const inverse = { type: 'assign', assigneeId: ticket.assigneeId } as const;
      await this.assign(tx, actor, ticket, assigneeId);
      const to = stateWhenAssigned(ticket.state, assigneeId !== null);
      if (to !== ticket.state) await this.moving.move(tx, actor, ticket, { to });
      return { version: ticket.version, inverse };
    });
  }

  /** The same on a locked ticket, inside the caller's transaction; its state is the caller's business. */
  async assign(
    tx: Transaction,
    actor: Actor,
    ticket: StoredTicket,
    assigneeId: string | null,
  ): Promise<void> {
    const { id } = ticket;
    const data = { assignee: assigneeId === null ? null : await this.nameOf(tx, assigneeId) };
    // Who had it has nothing to see in it any more.
    if (ticket.assigneeId !== null) await markRead(tx, ticket.assigneeId, [id]);
    await updateTicket(tx, ticket, { assigneeId });
    await recordHistory(tx, ticket, actor, 'assigned', data);
    await tx.audit(actor, 'ticket.assigned', `ticket:${id}`, data);
    if (assigneeId === null || assigneeId === actor.id) return;
    const dedupeKey = `assigned-${id}-${ticket.version}`;
    await notify(tx, { personId: assigneeId, type: 'assigned', ticketId: id, dedupeKey });
  }

  private async nameOf(tx: Transaction, assigneeId: string): Promise<string> {
    const assignee = await this.directory.assignee(assigneeId, tx);
    if (!assignee) throw new DomainError('ticket.assignee-refused');
    return assignee.name;
  }
}
