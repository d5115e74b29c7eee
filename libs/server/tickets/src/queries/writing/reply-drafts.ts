import { Injectable } from '@nestjs/common';
import { Database, type Actor } from '@vigie/platform';
import { draftedTicketsOf, replyDraftsOf } from '../../store/writing/reply-draft.store';

/** What a person is writing and has not sent. */
@Injectable()
export class ReplyDrafts {
  constructor(private readonly database: Database) {}

  /** On one ticket. */
  async on(actor: Actor, ticketId: string) {
    return { items: await replyDraftsOf(this.database.manager, actor, ticketId) };
  }

  /** Where there is something. */
  async tickets(actor: Actor) {
    return { ticketIds: await draftedTicketsOf(this.database.manager, actor) };
  }
}
