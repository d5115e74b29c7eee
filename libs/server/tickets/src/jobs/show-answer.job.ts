import { Injectable } from '@nestjs/common';
import { JobHandler, type FinishOnce, type JobPayload } from '@vigie/platform';
import { ShowAnswer } from '../use-cases/desk/show-answer';

/** The time to take an answer back is over: its client sees it without reading the page again. */
@Injectable()
export class ShowAnswerJob extends JobHandler<'ticket.show-answer'> {
  readonly job = 'ticket.show-answer';

  constructor(private readonly showing: ShowAnswer) {
    super();
  }

  run(payload: JobPayload<'ticket.show-answer'>, finish: FinishOnce): Promise<void> {
    return this.showing.execute(payload, finish);
  }
}
