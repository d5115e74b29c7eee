import { Injectable } from '@nestjs/common';
import { Clock, Database, DueWork } from '@vigie/platform';
import { planOccurrences } from '../../store/jobs/expected.store';
import { takeJobsToPlan } from '../../store/jobs/job.store';

const hourMs = 3_600_000;
/** Occurrences are rows this long before they are due, so that a worker that was away finds them. */
export const plannedAheadMs = 36 * hourMs;
const renewedMs = 24 * hourMs;
const jobsAtOnce = 500;
const everything = 'all';

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
    const sql = "SELECT id FROM backup_job WHERE state = 'active' AND expected_until < ? LIMIT 1";
    return (await this.database.one(sql, [before])) ? [everything] : [];
  }

  /** Nothing depends on the second in which it is written. */
  upcoming(): Promise<{ id: string; at: Date }[]> {
    return Promise.resolve([]);
  }

  async fire(): Promise<void> {
    while ((await this.planSome()) === jobsAtOnce);
  }

  private planSome(): Promise<number> {
    return this.database.transaction(async (tx) => {
      const now = tx.now.getTime();
      const jobs = await takeJobsToPlan(tx, new Date(now + renewedMs), jobsAtOnce);
      await planOccurrences(tx, jobs, new Date(now + plannedAheadMs));
      return jobs.length;
    });
  }
}
