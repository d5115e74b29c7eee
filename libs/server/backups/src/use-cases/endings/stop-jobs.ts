import { Injectable } from '@nestjs/common';
import { startOf, type Actor, type Transaction } from '@vigie/platform';
import { addStep, changeEnding, endJobs, type StoredEnding } from '../../store/endings/ending.store';
import { excuseOccurrences } from '../../store/runs/expected.store';
import { alertTexts } from '../../texts/alerts/alert.texts';
import { RaiseAlert } from '../alerts/raise-alert';

/**
 * Stops what still runs on the day that was chosen; once. Where that day is over, nights that did not come since did not
 * have to: they are excused by the end, and nobody is alarmed by them any more.
 */
@Injectable()
export class StopJobs {
  constructor(private readonly alerts: RaiseAlert) {}

  async stop(tx: Transaction, actor: Pick<Actor, 'name'>, ending: StoredEnding): Promise<void> {
    const jobs = await endJobs(tx, ending);
    for (const jobId of jobs) await this.excuse(tx, actor, ending, jobId);
    await changeEnding(tx, ending, { jobsEndedAt: tx.now });
    const data = { count: jobs.length };
    await addStep(tx, ending, actor, { step: 'jobs-ended', data, once: 'jobs-ended' });
  }

  private async excuse(
    tx: Transaction,
    { name }: Pick<Actor, 'name'>,
    { jobsEndOn, cause }: StoredEnding,
    jobId: string,
  ): Promise<void> {
    const by = name.slice(0, 150);
    const excused = await excuseOccurrences(tx, jobId, startOf(jobsEndOn), { by, reason: cause });
    if (excused === 0) return;
    await this.alerts.recover(tx, { jobId, class: 'missed', detail: alertTexts.excused(by, cause) });
  }
}
