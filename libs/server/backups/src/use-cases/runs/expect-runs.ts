import { Injectable } from '@nestjs/common';
import { Clock, Database, DueWork } from '@vigie/platform';
import { planOccurrences } from '../../store/runs/expected.store';
import { takeJobsToPlan } from '../../store/runs/job.store';

const hourMs = 3_600_000;
/** Occurrences are rows this long before they are due, so that a worker that was away finds them. */
export const plannedAheadMs = 36 * hourMs;
const renewedMs = 24 * hourMs;
const jobsAtOnce = 500;
const mostBatches = 8;
const sql = "SELECT id FROM backup_job WHERE state = 'active' AND expected_until < ? LIMIT ?";

/** Names for as many batches as these rows fill: whoever fires one takes what is next, whatever its name. */
export const batches = (rows: readonly unknown[], size: number): string[] =>
  Array.from({ length: Math.ceil(rows.length / size) }, (_, place) => String(place + 1));

/** Writes the occurrences of every schedule before they are due. */
@Injectable()
export class ExpectRuns extends DueWork {
  readonly kind = 'backup-expect';

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {
    super();
  }

  async overdue(): Promise<string[]> {
    const before = new Date(this.clock.now().getTime() + renewedMs);
    return batches(await this.database.query(sql, [before, jobsAtOnce * mostBatches]), jobsAtOnce);
  }

  /** Nothing depends on the second in which it is written. */
  upcoming(): Promise<{ id: string; at: Date }[]> {
    return Promise.resolve([]);
  }

  /** The next batch. */
  fire(): Promise<void> {
    return this.database.transaction(async (tx) => {
      const now = tx.now.getTime();
      const jobs = await takeJobsToPlan(tx, new Date(now + renewedMs), jobsAtOnce);
      await planOccurrences(tx, jobs, new Date(now + plannedAheadMs));
    });
  }
}
