import { Injectable } from '@nestjs/common';
import { Directory } from '@vigie/directory';
import { allClients, Database, Mailroom, type FinishOnce } from '@vigie/platform';
import { reviewWords } from '@vigie/wire';
import { PublicLinks } from '../../links/public-links';
import { approversOfClient } from '../../store/catalogue/form-options.store';
import { lockReview } from '../../store/reviews/service-review.store';
import { reviewTexts } from '../../texts/review-texts';

/** Tells the management of a client that the review of a month is there. */
@Injectable()
export class TellReview {
  constructor(
    private readonly database: Database,
    private readonly directory: Directory,
    private readonly mailroom: Mailroom,
    private readonly links: PublicLinks,
  ) {}

  /** One that was taken back in the meantime, or published anew, is not told of. */
  execute({ reviewId, version }: { reviewId: string; version: number }, finish: FinishOnce): Promise<void> {
    return this.database.transaction(async (tx) => {
      if (!(await finish(tx))) return;
      const review = await lockReview(tx, allClients, reviewId);
      if (review.state !== 'published' || review.version !== version) return;
      for (const { id } of await approversOfClient(tx, review.clientId)) {
        const reader = await this.directory.contactById(id, tx);
        if (!reader) continue;
        const texts = reviewTexts[reader.locale];
        const month = reviewWords[reader.locale].month(review.month);
        const { comment } = review;
        await this.mailroom.post(tx, {
          to: reader.email,
          subject: texts.subject(month),
          text: texts.body({ name: reader.name, month, comment, url: this.links.review(reviewId) }),
          automatic: true,
        });
      }
      tx.live({ type: 'review.changed', clientId: review.clientId });
    });
  }
}
