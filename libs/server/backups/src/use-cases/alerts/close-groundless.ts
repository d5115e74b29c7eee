import { Injectable } from '@nestjs/common';
import { lostGround } from '@vigie/rules';
import { Database, type FinishOnce, type JobPayload } from '@vigie/platform';
import { groundOf, openAlertsOf } from '../../store/alerts/backup-alert.store';
import { alertTexts } from '../../texts/alerts/alert.texts';
import { engineTexts } from '../../texts/alerts/engine.texts';
import { RaiseAlert } from './raise-alert';

/** Closes the alerts of a job that stand on what is no longer agreed, such as a quota, or of one that rests; their tickets say why. */
@Injectable()
export class CloseGroundless {
  constructor(
    private readonly database: Database,
    private readonly alerts: RaiseAlert,
  ) {}

  execute({ jobId }: JobPayload<'backup.follow-job'>, finish: FinishOnce): Promise<void> {
    return this.database.transaction(async (tx) => {
      const job = (await finish(tx)) ? await groundOf(tx, jobId) : null;
      if (!job) return;
      for (const { alertClass, object } of await openAlertsOf(tx, { jobId })) {
        const isUnwanted = alertClass === 'upkeep' && engineTexts.isCheck(object) && !job.checks;
        const lost = lostGround(alertClass, job) ?? (isUnwanted ? 'checks' : null);
        if (lost === null) continue;
        const detail = alertTexts.lost(lost);
        await this.alerts.recover(tx, { jobId, class: alertClass, object, detail, how: 'groundless' });
      }
    });
  }
}
