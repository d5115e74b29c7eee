import { Injectable } from '@nestjs/common';
import { Database, found, inScope, notFound, type Actor } from '@vigie/platform';
import type { BaselineReset } from '@vigie/wire';
import { holdJob, insertBaseline } from '../../store/alerts/backup-alert.store';
import { alertTexts } from '../../texts/alerts/alert.texts';
import { RaiseAlert } from './raise-alert';

/** What is unusual is wanted, such as a folder that moved: runs are compared with those from now on. */
@Injectable()
export class ResetBaseline {
  constructor(
    private readonly database: Database,
    private readonly alerts: RaiseAlert,
  ) {}

  /** Error: not-found. */
  execute(actor: Actor, jobId: string, { reason }: BaselineReset): Promise<void> {
    return this.database.transaction(async (tx) => {
      const { clientId } = found(await holdJob(tx, jobId));
      if (!inScope(actor.scope, clientId)) throw notFound();
      const by = actor.name.slice(0, 150);
      await insertBaseline(tx, { jobId, clientId, by, reason });
      await this.alerts.recover(tx, { jobId, class: 'anomaly', detail: alertTexts.baseline(by, reason) });
      await tx.audit(actor, 'backup-job.baseline-reset', `backup-job:${jobId}`, { reason });
      tx.live({ type: 'backup.changed', clientId, jobId });
    });
  }
}
