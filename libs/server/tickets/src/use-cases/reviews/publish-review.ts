import { Injectable } from '@nestjs/common';
import { Directory } from '@vigie/directory';
import { isMonthOver, localDateOf, publicationUndoMs } from '@vigie/rules';
import { Database, DomainError, type Actor } from '@vigie/platform';
import type { ReviewPublication } from '@vigie/wire';
import { ReviewFiguresQuery } from '../../queries/reviews/review-figures';
import { lockReview, sealReview, unsealReview } from '../../store/reviews/service-review.store';
import { ourZone } from '../planning/our-zone';

/** Gives a review to its client, as it is at this instant and for ever; some seconds remain to take it back. */
@Injectable()
export class PublishReview {
  constructor(
    private readonly database: Database,
    private readonly directory: Directory,
    private readonly figures: ReviewFiguresQuery,
  ) {}

  /** Errors: review.published, review.month-not-over, version.conflict, not-found. */
  execute(actor: Actor, id: string, { version }: ReviewPublication): Promise<void> {
    return this.database.transaction(async (tx) => {
      const review = await lockReview(tx, actor.scope, id);
      const { clientId, month, comment } = review;
      if (review.state === 'published') throw new DomainError('review.published');
      if (!isMonthOver(month, localDateOf(tx.now.toISOString(), ourZone)))
        throw new DomainError('review.month-not-over');
      const { clientName } = await this.directory.clientTerms(clientId, tx);
      const sha256 = await sealReview(tx, review, version, {
        format: 'vigie-review-1',
        client: { id: clientId, name: clientName },
        month,
        comment,
        figures: await this.figures.of(clientId, month),
        publishedAt: tx.now.toISOString(),
        publishedBy: actor.name,
      });
      const release = new Date(tx.now.getTime() + publicationUndoMs);
      await tx.emit('review.published', { reviewId: id, version: review.version + 1 }, release);
      await tx.audit(actor, 'review.published', `review:${id}`, { clientId, month, sha256 });
      tx.live({ type: 'review.changed', clientId });
    });
  }

  /** Nobody of the client has seen it yet. Errors: review.not-published, not-found. */
  undo(actor: Actor, id: string): Promise<void> {
    return this.database.transaction(async (tx) => {
      const review = await lockReview(tx, actor.scope, id);
      const { clientId, month, publishedAt } = review;
      if (publishedAt === null || tx.now.getTime() - publishedAt.getTime() >= publicationUndoMs)
        throw new DomainError('review.not-published');
      await unsealReview(tx, review);
      await tx.audit(actor, 'review.publication-undone', `review:${id}`, { clientId, month });
      tx.live({ type: 'review.changed', clientId });
    });
  }
}
