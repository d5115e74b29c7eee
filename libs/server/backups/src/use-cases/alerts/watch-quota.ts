import { Injectable } from '@nestjs/common';
import { quotaForecast, quotaLevel } from '@vigie/rules';
import type { Transaction } from '@vigie/platform';
import { keepUsage, usageOf } from '../../store/alerts/run-figures.store';
import { alertTexts } from '../../texts/alerts/alert.texts';
import { RaiseAlert } from './raise-alert';

/** What a job takes of its quota, as it was found. */
export interface QuotaUse {
  jobId: string;
  clientId: string;
  usedBytes: string | null;
  quotaBytes: string | null;
  cause: string;
  at: Date;
}

/** Speaks of a quota at 80, 90 and 100 % of it, with the day on which it will be reached. */
@Injectable()
export class WatchQuota {
  constructor(private readonly alerts: RaiseAlert) {}

  async look(
    tx: Transaction,
    { jobId, clientId, usedBytes, quotaBytes, cause, at }: QuotaUse,
  ): Promise<void> {
    if (usedBytes === null) return;
    await keepUsage(tx, { jobId, clientId, usedBytes });
    if (quotaBytes === null) return;
    const [used, quota] = [Number(usedBytes), Number(quotaBytes)];
    const level = quotaLevel(used, quota);
    const about = { jobId, class: 'quota' } as const;
    if (level === null) await this.alerts.recover(tx, { ...about, detail: alertTexts.quotaOver });
    else
      await this.alerts.raise(tx, {
        ...{ ...about, cause, at, level },
        detail: alertTexts.quota(used, quota, quotaForecast(await usageOf(tx, jobId), quota)),
      });
  }
}
