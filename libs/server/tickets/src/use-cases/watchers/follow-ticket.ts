import { Injectable } from '@nestjs/common';
import { Database, found, notFound, type Actor } from '@vigie/platform';
import { recordHistory } from '../../store/desk/history.store';
import { lockTicket } from '../../store/desk/ticket.store';
import { addWatcher, removeWatcher, watchersOf } from '../../store/watchers/watcher.store';

/** Says who follows a ticket. Two people may do so at once: nothing is overwritten. */
@Injectable()
export class FollowTicket {
  constructor(private readonly database: Database) {}

  /** A contact of another client does not exist. */
  add(actor: Actor, ticketId: string, personId: string): Promise<void> {
    return this.database.transaction(async (tx) => {
      const ticket = await lockTicket(tx, actor.scope, ticketId);
      const { name, added } = found(await addWatcher(tx, ticket, personId, { returns: true }));
      if (!added) return;
      await recordHistory(tx, ticket, actor, 'followed', { name });
      await tx.audit(actor, 'ticket.followed', `ticket:${ticketId}`, { personId });
    });
  }

  /** Error: not-found (they do not follow it). */
  remove(actor: Actor, ticketId: string, personId: string): Promise<void> {
    return this.database.transaction(async (tx) => {
      const ticket = await lockTicket(tx, actor.scope, ticketId);
      const name = (await watchersOf(tx, ticket)).find(({ id }) => id === personId)?.name ?? '';
      if (!(await removeWatcher(tx, ticket, personId))) throw notFound();
      await recordHistory(tx, ticket, actor, 'unfollowed', { name });
      await tx.audit(actor, 'ticket.unfollowed', `ticket:${ticketId}`, { personId });
    });
  }
}
