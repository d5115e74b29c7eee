import { Injectable } from '@nestjs/common';
import { Database, DomainError, notFound, type Actor } from '@vigie/platform';
import type { NewReview, ReviewComment } from '@vigie/wire';
import { draftReview, lockReview, writeComment } from '../../store/reviews/service-review.store';

/** Starts the review of a month by hand, and writes what we say of it. */
@Injectable()
export class WriteReview {
  constructor(private readonly database: Database) {}

  /** The one there is already, if any. Error: not-found (no such client). */
  start(actor: Actor, { clientId, month }: NewReview): Promise<{ id: string }> {
    return this.database.transaction(async (tx) => {
      if (actor.scope.kind !== 'all') throw notFound();
      const { id, made } = await draftReview(tx, clientId, month);
      if (made) {
        await tx.audit(actor, 'review.drafted', `review:${id}`, { clientId, month });
        tx.live({ type: 'review.changed', clientId });
      }
      return { id };
    });
  }

  /** Errors: review.published, version.conflict, not-found. */
  comment(actor: Actor, id: string, { comment, version }: ReviewComment): Promise<void> {
    return this.database.transaction(async (tx) => {
      const review = await lockReview(tx, actor.scope, id);
      if (review.state === 'published') throw new DomainError('review.published');
      await writeComment(tx, review, version, comment);
      await tx.audit(actor, 'review.commented', `review:${id}`, { comment });
      tx.live({ type: 'review.changed', clientId: review.clientId });
    });
  }
}
