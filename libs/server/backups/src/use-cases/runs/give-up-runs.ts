import { Injectable } from '@nestjs/common';
import { Clock, Database, DueWork } from '@vigie/platform';
import { lateRun, overlongRuns } from '../../store/runs/run.store';
import { RecordRun } from './record-run';

/** Runs that started and never ended: they have failed, until their end is told after all. */
@Injectable()
export class GiveUpRuns extends DueWork {
  readonly kind = 'backup-overlong';

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly recording: RecordRun,
  ) {
    super();
  }

  overdue(_graceMs: number, limit: number): Promise<string[]> {
    return overlongRuns(this.database, this.clock.now(), limit);
  }

  /** The longest time of a run is not over to the second. */
  upcoming(): Promise<{ id: string; at: Date }[]> {
    return Promise.resolve([]);
  }

  async fire(runId: string): Promise<void> {
    await this.database.transaction(async (tx) => {
      const run = await lateRun(tx, runId);
      if (!run) return;
      await this.recording.record(tx, {
        ...run,
        outcome: 'failed',
        startedAt: null,
        endedAt: tx.now,
        gaveUp: true,
      });
    });
  }
}
