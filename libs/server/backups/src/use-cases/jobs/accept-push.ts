import { Injectable } from '@nestjs/common';
import { AttemptLimits } from '@vigie/directory';
import { Database, notFound } from '@vigie/platform';
import type { PushSignal } from '@vigie/rules';
import { BackupPushRow } from '../../store/jobs/backup-push.row';
import { jobOfSecret } from '../../store/jobs/push-address.store';

export interface Push {
  secret: string;
  network: string;
  signal: PushSignal;
  runKey: string | null;
  body: PushBody;
}

/** What came with a push, at most a hundred kilobytes of it. */
export interface PushBody {
  text: string;
  isJson: boolean;
  cut: boolean;
}

/**
 * Takes what a program tells of its job and keeps it; it is read afterwards, in the order in which it came.
 * Errors: not-found for an address that is not (any more) one, rate.limited.
 */
@Injectable()
export class AcceptPush {
  constructor(
    private readonly database: Database,
    private readonly limits: AttemptLimits,
  ) {}

  async execute({ secret, network, signal, runKey, body }: Push): Promise<void> {
    const job = await jobOfSecret(this.database, secret);
    if (!job) {
      await this.limits.consume('push.unknown', network);
      throw notFound();
    }
    await this.limits.consume('push.job', job.id);
    const { id: jobId, clientId } = job;
    await this.database.transaction(async (tx) => {
      const push = { jobId, clientId, signal, runKey, isJson: body.isJson, cut: body.cut, body: body.text };
      const pushId = await tx.insert(BackupPushRow, { ...push, receivedAt: tx.now });
      await tx.emit('backup.pushed', { pushId, jobId, clientId });
    });
  }
}
