import { Injectable } from '@nestjs/common';
import { JobHandler, type FinishOnce, type JobPayload } from '@vigie/platform';
import { AnnounceClient } from '../../use-cases/webhooks/announce-client';

/** A client was added or changed: the webhooks hear it. */
@Injectable()
export class AnnounceClientJob extends JobHandler<'webhook.client-changed'> {
  readonly job = 'webhook.client-changed';

  constructor(private readonly announcing: AnnounceClient) {
    super();
  }

  run(payload: JobPayload<'webhook.client-changed'>, finish: FinishOnce): Promise<void> {
    return this.announcing.execute(payload, finish);
  }
}
