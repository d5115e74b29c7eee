import { Injectable } from '@nestjs/common';
import { Clock, Database, DueWork } from '@vigie/platform';
import { missOccurrences, takeLateOccurrences } from '../../store/jobs/expected.store';

const atOnce = 200;
const everything = 'all';

/** Occurrences that nothing came for: the absence of news is news, and is told once however many workers look. */
@Injectable()
export class MissRuns extends DueWork {
  readonly kind = 'backup-missed';

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {
    super();
  }

  async overdue(): Promise<string[]> {
    const sql = "SELECT id FROM backup_expected WHERE state = 'awaited' AND late_at <= ? LIMIT 1";
    return (await this.database.one(sql, [this.clock.now()])) ? [everything] : [];
  }

  /** A grace period is not over to the second: the next round is soon enough. */
  upcoming(): Promise<{ id: string; at: Date }[]> {
    return Promise.resolve([]);
  }

  async fire(): Promise<void> {
    while ((await this.missSome()) === atOnce);
  }

  private missSome(): Promise<number> {
    return this.database.transaction(async (tx) => {
      const late = await takeLateOccurrences(tx, atOnce);
      if (late.length === 0) return 0;
      await missOccurrences(
        tx,
        late.map(({ id }) => id),
      );
      for (const { id: expectedId, jobId, clientId } of late) {
        await tx.emit('backup.run-missed', { expectedId, jobId, clientId });
        tx.live({ type: 'backup.changed', jobId, clientId });
      }
      return late.length;
    });
  }
}
