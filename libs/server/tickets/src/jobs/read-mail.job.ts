import { Injectable } from '@nestjs/common';
import { JobHandler, type FinishOnce, type JobPayload } from '@vigie/platform';
import { RouteMail } from '../use-cases/mail/route-mail';

/** Reads a mail that was kept. */
@Injectable()
export class ReadMailJob extends JobHandler<'mail.read'> {
  readonly job = 'mail.read';

  constructor(private readonly routing: RouteMail) {
    super();
  }

  run({ inboundMailId }: JobPayload<'mail.read'>, finish: FinishOnce): Promise<void> {
    return this.routing.execute(inboundMailId, finish);
  }
}
