import { Injectable } from '@nestjs/common';
import { quotaForecast, quotaLevel } from '@vigie/rules';
import type { Transaction } from '@vigie/platform';
import type { FollowedRun } from '../../store/alerts/followed-run.store';
import { keepUsage, usageOf } from '../../store/alerts/run-figures.store';
import { alertTexts } from '../../texts/alerts/alert.texts';
import { RaiseAlert } from './raise-alert';

/** Speaks of a quota at 80, 90 and 100 % of it, with the day on which it will be reached. */
@Injectable()
export class WatchQuota {
  constructor(private readonly alerts: RaiseAlert) {}

  async look(tx: Transaction, run: FollowedRun): Promise<void> {
    const { id, jobId, clientId, usedBytes, quotaBytes, endedAt: at } = run;
    if (usedBytes === null) return;
    await keepUsage(tx, { jobId, clientId, usedBytes });
    if (quotaBytes === null) return;
    const [used, quota] = [Number(usedBytes), Number(quotaBytes)];
    const level = quotaLevel(used, quota);
    const about = { jobId, class: 'quota' } as const;
    if (level === null) await this.alerts.recover(tx, { ...about, detail: alertTexts.quotaOver });
    else
      await this.alerts.raise(tx, {
        ...{ ...about, cause: `run:${id}`, at, level },
        detail: alertTexts.quota(used, quota, quotaForecast(await usageOf(tx, jobId), quota)),
      });
  }
}
