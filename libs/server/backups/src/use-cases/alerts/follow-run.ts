import { Injectable } from '@nestjs/common';
import { alertsOfRun, causeOf } from '@vigie/rules';
import { Database, type FinishOnce, type JobPayload, type Transaction } from '@vigie/platform';
import { followedRun, missedOccurrence, type FollowedRun } from '../../store/alerts/followed-run.store';
import { alertTexts } from '../../texts/alerts/alert.texts';
import { runTexts } from '../../texts/runs/run.texts';
import { spokenInstant } from '../../texts/spoken-instant';
import { RaiseAlert } from './raise-alert';
import { WatchAnomalies } from './watch-anomalies';
import { WatchCoverage } from './watch-coverage';
import { WatchQuota } from './watch-quota';

/** What a run that ended, or did not come, means: its alert opens, goes on or is over, once for each run. */
@Injectable()
export class FollowRun {
  constructor(
    private readonly database: Database,
    private readonly alerts: RaiseAlert,
    private readonly anomalies: WatchAnomalies,
    private readonly coverage: WatchCoverage,
    private readonly quota: WatchQuota,
  ) {}

  /** What is told of late mends nothing that is wrong since, and raises nothing that is mended. */
  ended({ runId, clientId }: JobPayload<'backup.follow-run'>, finish: FinishOnce): Promise<void> {
    return this.database.transaction(async (tx) => {
      if (!(await finish(tx))) return;
      const run = await followedRun(tx, runId);
      if (!run || run.clientId !== clientId || run.outcome === 'running') return;
      await this.judge(tx, run, alertsOfRun(run.outcome));
      if (run.overtaken) return;
      await this.quota.look(tx, run);
      if (run.outcome !== 'success' && run.outcome !== 'warning') return;
      await this.anomalies.look(tx, run);
      await this.coverage.look(tx, run);
    });
  }

  /** Nothing is told of one that came in the meantime. */
  missed({ expectedId }: JobPayload<'backup.follow-missed'>, finish: FinishOnce): Promise<void> {
    return this.database.transaction(async (tx) => {
      if (!(await finish(tx))) return;
      const missed = await missedOccurrence(tx, expectedId);
      if (!missed) return;
      await this.alerts.raise(tx, {
        ...{ jobId: missed.jobId, class: 'missed', cause: causeOf(missed.dueOn, `missed:${expectedId}`) },
        detail: alertTexts.missed(spokenInstant(missed.dueAt)),
      });
    });
  }

  private async judge(tx: Transaction, run: FollowedRun, { raise, recover }: ReturnType<typeof alertsOfRun>) {
    const { jobId, id, night, endedAt, overtaken, mended } = run;
    const when = spokenInstant(endedAt);
    if (raise && !mended)
      await this.alerts.raise(tx, {
        ...{ jobId, class: raise, cause: causeOf(night, `run:${id}`) },
        detail: detailOf(run),
      });
    if (overtaken) return;
    for (const alert of recover)
      await this.alerts.recover(tx, { jobId, class: alert, detail: alertTexts.runOver(when) });
  }
}

function detailOf({ startedAt, endedAt, gaveUpAt, message, missing }: FollowedRun): string {
  if (gaveUpAt) return alertTexts.gaveUp(spokenInstant(startedAt ?? endedAt), spokenInstant(gaveUpAt));
  return alertTexts.run(
    spokenInstant(endedAt),
    message,
    missing.length > 0 ? runTexts.missing(missing) : null,
  );
}
