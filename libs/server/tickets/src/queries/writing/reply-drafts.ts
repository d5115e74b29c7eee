import { Injectable } from '@nestjs/common';
import { Database, type Actor } from '@vigie/platform';
import { draftedTicketsOf, replyDraftsOf } from '../../store/writing/reply-draft.store';
import { checkInScope } from '../in-scope';

/** What a person is writing and has not sent. */
@Injectable()
export class ReplyDrafts {
  constructor(private readonly database: Database) {}

  /** On one ticket; 404 outside the scope. */
  async on(actor: Actor, ticketId: string) {
    await checkInScope(this.database, actor.scope, 'ticket', ticketId);
    return { items: await replyDraftsOf(this.database.manager, actor, ticketId) };
  }

  /** Where there is something. */
  async tickets(actor: Actor) {
    return { ticketIds: await draftedTicketsOf(this.database.manager, actor) };
  }
}
