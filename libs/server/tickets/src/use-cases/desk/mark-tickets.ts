import { Injectable } from '@nestjs/common';
import { Database, DomainError, type Actor } from '@vigie/platform';
import type { ReadingChange } from '@vigie/wire';
import { markRead, markUnread } from '../../store/desk/unread.store';

/** Keeps what a person has seen, and what they want to see again. Nobody else's list changes. */
@Injectable()
export class MarkTickets {
  constructor(private readonly database: Database) {}

  /** Error: permission.missing, for a program that reads for nobody. */
  execute(actor: Actor, { ticketIds, unread }: ReadingChange): Promise<void> {
    const personId = actor.id;
    if (personId === null) throw new DomainError('permission.missing');
    return this.database.transaction(async (tx) => {
      if (unread) await markUnread(tx, actor.scope, personId, ticketIds);
      else await markRead(tx, personId, ticketIds);
      tx.live({ type: 'reading.changed', personId });
    });
  }
}
