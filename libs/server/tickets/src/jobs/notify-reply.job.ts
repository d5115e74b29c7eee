import { Injectable } from '@nestjs/common';
import { JobHandler, type FinishOnce, type JobPayload } from '@vigie/platform';
import { TellClientReply } from '../use-cases/desk/tell-client-reply';

/** A client answered: the assignee is told. */
@Injectable()
export class NotifyReplyJob extends JobHandler<'ticket.notify-reply'> {
  readonly job = 'ticket.notify-reply';

  constructor(private readonly telling: TellClientReply) {
    super();
  }

  run(payload: JobPayload<'ticket.notify-reply'>, finish: FinishOnce): Promise<void> {
    return this.telling.execute(payload, finish);
  }
}
