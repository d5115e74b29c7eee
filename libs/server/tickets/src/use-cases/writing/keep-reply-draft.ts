import { Injectable } from '@nestjs/common';
import { Database, DomainError, found, type Actor } from '@vigie/platform';
import type { ReplyDraft, ReplyDraftChange } from '@vigie/wire';
import { ticketKey } from '../../store/desk/ticket.store';
import { forgetReplyDraft, keepReplyDraft } from '../../store/writing/reply-draft.store';

/** Keeps what a person is writing on a ticket while they type: no change of the ticket, nobody else sees it. */
@Injectable()
export class KeepReplyDraft {
  constructor(private readonly database: Database) {}

  execute(
    actor: Actor,
    ticketId: string,
    visibility: ReplyDraft['visibility'],
    draft: ReplyDraftChange,
  ): Promise<void> {
    const personId = actor.id;
    if (personId === null) throw new DomainError('permission.missing');
    return this.database.transaction(async (tx) => {
      const ticket = found(await ticketKey(tx, actor.scope, ticketId));
      if (draft.body === '') await forgetReplyDraft(tx, ticket, actor, visibility);
      else await keepReplyDraft(tx, ticket, personId, { ...draft, visibility });
    });
  }
}
