import { Injectable } from '@nestjs/common';
import { Database, found, type Actor, type Transaction } from '@vigie/platform';
import { recordHistory } from '../../store/desk/history.store';
import {
  checkVersion,
  lockTicket,
  updateTicket,
  type Changed,
  type StoredTicket,
} from '../../store/desk/ticket.store';
import { queueName, usableQueue } from '../../store/queues/queue.store';

/** Puts a ticket into another queue; who it is assigned to stays. */
@Injectable()
export class ChangeQueue {
  constructor(private readonly database: Database) {}

  /** Null when it stands there already. Errors: version.conflict, queue.archived, not-found. */
  execute(
    actor: Actor,
    id: string,
    { version, queueId }: { version: number; queueId: string },
  ): Promise<Changed | null> {
    return this.database.transaction(async (tx) => {
      const ticket = await lockTicket(tx, actor.scope, id);
      checkVersion(ticket, version);
      const before = ticket.queueId;
      if (before === queueId) return null;
      await this.put(tx, actor, ticket, queueId);
      return { version: ticket.version, inverse: { type: 'queue', queueId: before } };
    });
  }

  /** The same on a locked ticket, inside the caller's transaction. */
  async put(tx: Transaction, actor: Actor, ticket: StoredTicket, queueId: string): Promise<void> {
    const queue = found(await usableQueue(tx, queueId));
    const data = { from: await queueName(tx, ticket.queueId), to: queue.name };
    await updateTicket(tx, ticket, { queueId });
    await recordHistory(tx, ticket, actor, 'queue-changed', data);
    await tx.audit(actor, 'ticket.queue-changed', `ticket:${ticket.id}`, data);
  }
}
