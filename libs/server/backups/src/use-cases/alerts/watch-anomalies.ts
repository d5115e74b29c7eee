import { Injectable } from '@nestjs/common';
import { anomaliesOf, causeOf } from '@vigie/rules';
import type { Transaction } from '@vigie/platform';
import type { FollowedRun } from '../../store/alerts/followed-run.store';
import { figuresOf } from '../../store/alerts/run-figures.store';
import { alertTexts } from '../../texts/alerts/alert.texts';
import { RaiseAlert } from './raise-alert';

/** Compares a run with the ones before it. */
@Injectable()
export class WatchAnomalies {
  constructor(private readonly alerts: RaiseAlert) {}

  async look(tx: Transaction, { id, jobId, night, endedAt: at }: FollowedRun): Promise<void> {
    const figures = await figuresOf(tx, { id, jobId });
    const found = figures ? anomaliesOf(figures.run, figures.before) : [];
    const about = { jobId, class: 'anomaly' } as const;
    if (found.length === 0) await this.alerts.recover(tx, { ...about, detail: alertTexts.anomalyOver });
    else
      await this.alerts.raise(tx, {
        ...{ ...about, cause: causeOf(night, `run:${id}`), at },
        detail: alertTexts.anomaly(found),
      });
  }
}
