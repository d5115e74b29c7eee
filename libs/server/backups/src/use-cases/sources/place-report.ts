import { Injectable } from '@nestjs/common';
import { Database, type Actor } from '@vigie/platform';
import type { PlacedReport } from '@vigie/wire';
import { lockJob } from '../../store/runs/job.store';
import { lockWaiting, placeReport } from '../../store/sources/report.store';
import { RecordRun } from '../runs/record-run';

/** Gives a report to a job with what a person read in it: a run by hand that says who. */
@Injectable()
export class PlaceReport {
  constructor(
    private readonly database: Database,
    private readonly recording: RecordRun,
  ) {}

  /** Errors: not-found, backup-report.decided. */
  async execute(actor: Actor, id: string, { jobId, outcome, note }: PlacedReport): Promise<void> {
    await this.database.transaction(async (tx) => {
      const report = await lockWaiting(tx, id);
      const { clientId } = await lockJob(tx, jobId);
      const { runId } = await this.recording.record(tx, {
        ...{ jobId, outcome },
        source: 'hand',
        externalId: `report:${id}`,
        startedAt: null,
        endedAt: report.receivedAt,
        message: `${actor.name}\u00a0: ${note}`,
      });
      const decided = { decidedAt: tx.now, decidedBy: actor.name, note };
      await placeReport(tx, id, { state: 'placed', jobId, clientId, runId, ...decided });
      await tx.audit(actor, 'backup-report.placed', `backup-report:${id}`, { jobId, runId, outcome, note });
    });
  }
}
