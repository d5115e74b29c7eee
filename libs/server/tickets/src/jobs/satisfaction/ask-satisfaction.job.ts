import { Injectable } from '@nestjs/common';
import { JobHandler, type FinishOnce, type JobPayload } from '@vigie/platform';
import { AskSatisfaction } from '../../use-cases/satisfaction/ask-satisfaction';

/** Work ended a few minutes ago: its requester is asked what they think of it. */
@Injectable()
export class AskSatisfactionJob extends JobHandler<'satisfaction.ask'> {
  readonly job = 'satisfaction.ask';

  constructor(private readonly asking: AskSatisfaction) {
    super();
  }

  run({ ratingId }: JobPayload<'satisfaction.ask'>, finish: FinishOnce): Promise<void> {
    return this.asking.execute(ratingId, finish);
  }
}
