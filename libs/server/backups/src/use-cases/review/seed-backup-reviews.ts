import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, Database, DomainError, type Config, type FinishOnce } from '@vigie/platform';
import { reviewPast, waitingNews } from '../../store/review/demo-review.store';
import { FollowRun } from '../alerts/follow-run';
import { MissRuns } from '../runs/miss-runs';

/** The nights before the last one; that one is left to who looks at the demonstration. */
const reviewedAfterMs = 30 * 3_600_000;

/** Every night of the demonstration but the last has been looked at; what went wrong has its tickets from the start. */
@Injectable()
export class SeedBackupReviews {
  constructor(
    private readonly database: Database,
    private readonly missing: MissRuns,
    private readonly following: FollowRun,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Changes nothing once somebody gave a verdict. Throws demo.refused outside demo mode. */
  async execute(): Promise<void> {
    if (!this.config.demo) throw new DomainError('demo.refused');
    if (await this.database.one('SELECT id FROM backup_review LIMIT 1')) return;
    await this.missing.fire();
    for (const { id, job, payload } of await waitingNews(this.database)) {
      const finish: FinishOnce = async (tx) =>
        (await tx.execute('UPDATE outbox SET done_at = NOW(3) WHERE id = ? AND done_at IS NULL', [id])) === 1;
      if (job === 'backup.follow-run') await this.following.ended(payload, finish);
      else await this.following.missed(payload, finish);
    }
    await this.database.transaction((tx) =>
      reviewPast(tx, new Date(tx.now.getTime() - reviewedAfterMs), 'Karim Haddad'),
    );
  }
}
