import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, Database, DomainError, type Config } from '@vigie/platform';
import { reviewPast } from '../../store/review/demo-review.store';
import { MissRuns } from '../jobs/miss-runs';

/** The nights before the last one; that one is left to who looks at the demonstration. */
const reviewedAfterMs = 30 * 3_600_000;

/** Every night of the demonstration but the last has been looked at. */
@Injectable()
export class SeedBackupReviews {
  constructor(
    private readonly database: Database,
    private readonly missing: MissRuns,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Changes nothing once somebody gave a verdict. Throws demo.refused outside demo mode. */
  async execute(): Promise<void> {
    if (!this.config.demo) throw new DomainError('demo.refused');
    if (await this.database.one('SELECT id FROM backup_review LIMIT 1')) return;
    await this.missing.fire();
    await this.database.transaction((tx) =>
      reviewPast(tx, new Date(tx.now.getTime() - reviewedAfterMs), 'Karim Haddad'),
    );
  }
}
