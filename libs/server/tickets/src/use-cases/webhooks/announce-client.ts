import { Injectable } from '@nestjs/common';
import { Database, type FinishOnce, type JobPayload } from '@vigie/platform';
import { announce } from '../../store/webhooks/announce.store';

/** Tells the webhooks that a client was added or changed. */
@Injectable()
export class AnnounceClient {
  constructor(private readonly database: Database) {}

  execute({ clientId, version }: JobPayload<'webhook.client-changed'>, finish: FinishOnce): Promise<void> {
    return this.database.transaction(async (tx) => {
      if (!(await finish(tx))) return;
      await announce(tx, { event: 'client.changed', source: `client-${clientId}-${version}`, clientId });
    });
  }
}
