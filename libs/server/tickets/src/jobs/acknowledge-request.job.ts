import { Injectable } from '@nestjs/common';
import { JobHandler, type FinishOnce, type JobPayload } from '@vigie/platform';
import { AcknowledgeRequest } from '../use-cases/requests/acknowledge-request';

/** A request was received: its author is told. */
@Injectable()
export class AcknowledgeRequestJob extends JobHandler<'ticket.acknowledge'> {
  readonly job = 'ticket.acknowledge';

  constructor(private readonly acknowledging: AcknowledgeRequest) {
    super();
  }

  run({ ticketId }: JobPayload<'ticket.acknowledge'>, finish: FinishOnce): Promise<void> {
    return this.acknowledging.execute(ticketId, finish);
  }
}
