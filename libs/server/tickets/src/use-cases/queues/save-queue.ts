import { Injectable } from '@nestjs/common';
import { Database, DomainError, found, type Actor, type Transaction } from '@vigie/platform';
import type { NewQueue, QueueChange, QueueOrder } from '@vigie/wire';
import {
  dropDefault,
  insertQueue,
  lockQueues,
  openTicketsIn,
  placeQueues,
  updateQueue,
} from '../../store/queues/queue.store';

/** Sets queues up; one of them is always the default, and a ticket never stands in one that is out of use. */
@Injectable()
export class SaveQueue {
  constructor(private readonly database: Database) {}

  /** Adds a queue; returns its identifier. Errors: queue.too-many, queue.name-taken. */
  create(actor: Actor, queue: NewQueue): Promise<string> {
    return this.database.transaction(async (tx) => {
      const id = await insertQueue(tx, await lockQueues(tx), queue);
      await tx.audit(actor, 'queue.created', `queue:${id}`, { ...queue });
      tx.live({ type: 'queues.changed' });
      return id;
    });
  }

  /** Errors: version.conflict, queue.name-taken, queue.default-kept, queue.holds-tickets, not-found. */
  replace(actor: Actor, id: string, change: QueueChange): Promise<void> {
    return this.database.transaction(async (tx) => {
      const before = found((await lockQueues(tx)).find((queue) => queue.id === id));
      if (change.archived && (change.isDefault || before.isDefault))
        throw new DomainError('queue.default-kept');
      // The default is given to another queue, never just dropped.
      if (before.isDefault && !change.isDefault) throw new DomainError('queue.default-kept');
      if (change.archived && !before.archived) await this.checkEmpty(tx, id);
      if (change.isDefault && !before.isDefault) await dropDefault(tx);
      await updateQueue(tx, id, change);
      await tx.audit(actor, 'queue.changed', `queue:${id}`, { ...change });
      tx.live({ type: 'queues.changed' });
    });
  }

  /** Puts the queues in this order; those that are not named come behind, as they were. */
  order(actor: Actor, { ids }: QueueOrder): Promise<void> {
    return this.database.transaction(async (tx) => {
      const known = (await lockQueues(tx)).map(({ id }) => id);
      const named = ids.filter((id) => known.includes(id));
      await placeQueues(tx, [...named, ...known.filter((id) => !named.includes(id))]);
      await tx.audit(actor, 'queue.ordered', 'queues', { ids: named });
      tx.live({ type: 'queues.changed' });
    });
  }

  private async checkEmpty(tx: Transaction, id: string): Promise<void> {
    const count = await openTicketsIn(tx, id);
    if (count > 0) throw new DomainError('queue.holds-tickets', { count });
  }
}
