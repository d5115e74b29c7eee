import { Module } from '@nestjs/common';
import { DirectoryModule } from '@vigie/directory';
import { ReviewsController } from './http/reviews/reviews.controller';
import { TellReviewJob } from './jobs/reviews/tell-review.job';
import { ReviewFiguresQuery } from './queries/reviews/review-figures';
import { ReviewService } from './queries/reviews/review-service';
import { ReviewWork } from './queries/reviews/review-work';
import { ServiceReviews } from './queries/reviews/service-reviews';
import { DeskReportsModule } from './reports.module';
import { SatisfactionModule } from './satisfaction.module';
import { SlaModule } from './sla.module';
import { TicketsModule } from './tickets.module';
import { DownloadReview } from './use-cases/reviews/download-review';
import { DraftReviews } from './use-cases/reviews/draft-reviews';
import { PublishReview } from './use-cases/reviews/publish-review';
import { SeedReviews } from './use-cases/reviews/seed-reviews';
import { TellReview } from './use-cases/reviews/tell-review';
import { WriteReview } from './use-cases/reviews/write-review';

/** The durable jobs of service reviews. */
export const reviewJobs = [TellReviewJob];

const providers = [
  ...reviewJobs,
  DraftReviews,
  PublishReview,
  ReviewFiguresQuery,
  ReviewService,
  ReviewWork,
  SeedReviews,
  ServiceReviews,
  TellReview,
  WriteReview,
];

/** Monthly service reviews of clients, for every process. */
@Module({
  imports: [DirectoryModule, DeskReportsModule, SatisfactionModule, SlaModule, TicketsModule],
  providers,
  exports: providers,
})
export class ReviewsModule {}

/** Their routes; the process must also bind the port ReviewDocument. */
@Module({ imports: [ReviewsModule], providers: [DownloadReview], controllers: [ReviewsController] })
export class ReviewsHttpModule {}
