import { Injectable } from '@nestjs/common';
import { alertsOfRun, causeOf, type EndedOutcome } from '@vigie/rules';
import { Database, type FinishOnce, type JobPayload, type Transaction } from '@vigie/platform';
import {
  followedRun,
  missedOccurrence,
  objectsOf,
  type FollowedRun,
} from '../../store/alerts/followed-run.store';
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
      await this.judge(tx, run, run.outcome);
      if (run.overtaken) return;
      // What our own engine takes is measured after the run, and looked at then.
      if (run.engine !== 'restic')
        await this.quota.look(tx, { ...run, cause: `run:${runId}`, at: run.endedAt });
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
        ...{ jobId: missed.jobId, class: 'missed', at: missed.dueAt },
        cause: causeOf(missed.dueOn, `missed:${expectedId}`),
        detail: alertTexts.missed(spokenInstant(missed.dueAt)),
      });
    });
  }

  private async judge(tx: Transaction, run: FollowedRun, outcome: EndedOutcome): Promise<void> {
    const { jobId, id, night, endedAt, overtaken, mended } = run;
    const { raise, over } = alertsOfRun(outcome);
    const when = spokenInstant(endedAt);
    if (raise && !mended)
      await this.alerts.raise(tx, {
        ...{ jobId, class: raise, cause: causeOf(night, `run:${id}`), at: endedAt },
        detail: detailOf(run, await this.unsaved(tx, run)),
        ...(overtaken ? {} : { from: over }),
      });
    if (overtaken) return;
    const how = outcome === 'success' ? 'well' : 'otherwise';
    for (const alert of over)
      await this.alerts.recover(tx, { jobId, class: alert, how, detail: alertTexts.came(when, outcome) });
  }

  /** What was contracted and not saved, then what else was named and failed. */
  private async unsaved(tx: Transaction, run: FollowedRun): Promise<string[]> {
    const failed = (await objectsOf(tx, run)).filter(({ outcome }) => outcome === 'failed');
    return [...new Set([...run.missing, ...failed.map(({ name }) => name)])];
  }
}

function detailOf(run: FollowedRun, unsaved: readonly string[]): string {
  const { startedAt, endedAt, gaveUpAt, message } = run;
  if (gaveUpAt) return alertTexts.gaveUp(spokenInstant(startedAt ?? endedAt), spokenInstant(gaveUpAt));
  const lacks = unsaved.length > 0 ? runTexts.missing(unsaved) : null;
  return alertTexts.run(spokenInstant(endedAt), message, lacks);
}
