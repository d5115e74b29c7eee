import { Injectable } from '@nestjs/common';
import { Clock, Database, DueWork } from '@vigie/platform';
import { batches } from './expect-runs';
import { missOccurrences, takeLateOccurrences } from '../../store/runs/expected.store';

const atOnce = 200;
const mostBatches = 8;
const sql = "SELECT id FROM backup_expected WHERE state = 'awaited' AND late_at <= ? LIMIT ?";

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
    return batches(await this.database.query(sql, [this.clock.now(), atOnce * mostBatches]), atOnce);
  }

  /** A grace period is not over to the second: the next round is soon enough. */
  upcoming(): Promise<{ id: string; at: Date }[]> {
    return Promise.resolve([]);
  }

  /** The next batch. */
  fire(): Promise<void> {
    return this.database.transaction(async (tx) => {
      const late = await takeLateOccurrences(tx, atOnce);
      if (late.length === 0) return;
      await missOccurrences(
        tx,
        late.map(({ id }) => id),
      );
      for (const { id: expectedId, jobId, clientId } of late) {
        await tx.emit('backup.run-missed', { expectedId, jobId, clientId });
        tx.live({ type: 'backup.changed', jobId, clientId });
      }
    });
  }
}
