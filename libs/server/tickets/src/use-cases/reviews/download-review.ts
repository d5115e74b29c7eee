import { Injectable } from '@nestjs/common';
import type { Actor } from '@vigie/platform';
import type { Locale } from '@vigie/wire';
import { ReviewDocument } from '../../ports/review-document';
import { ServiceReviews } from '../../queries/reviews/service-reviews';

/** Gives a service review away as a document for people. */
@Injectable()
export class DownloadReview {
  constructor(
    private readonly reviews: ServiceReviews,
    private readonly document: ReviewDocument,
  ) {}

  /** Error: not-found, as for reading it. */
  async execute(actor: Actor, id: string, locale: Locale): Promise<{ content: Buffer; name: string }> {
    const review = await this.reviews.one(actor, id);
    return { content: await this.document.pdf(review, locale), name: `bilan-${review.month}.pdf` };
  }
}
