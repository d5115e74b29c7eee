import { Injectable } from '@nestjs/common';
import { JobHandler, type FinishOnce, type JobPayload } from '@vigie/platform';
import { TellReview } from '../../use-cases/reviews/tell-review';

/** A review can no longer be taken back: its client is told. */
@Injectable()
export class TellReviewJob extends JobHandler<'review.tell'> {
  readonly job = 'review.tell';

  constructor(private readonly telling: TellReview) {
    super();
  }

  run(payload: JobPayload<'review.tell'>, finish: FinishOnce): Promise<void> {
    return this.telling.execute(payload, finish);
  }
}
