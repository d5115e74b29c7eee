import { Injectable } from '@nestjs/common';
import { Clock, Database, DueWork } from '@vigie/platform';
import { BackupEngine } from '../../ports/engine/backup-engine';
import { noteEngine } from '../../store/engine/engine-job.store';
import { tellRepository } from '../../store/engine/repository.store';

const lookEveryMs = 60_000;

/**
 * Repositories in which something waits and nobody works: what was postponed, and what a worker left that died. Also says
 * what engine this worker has.
 */
@Injectable()
export class ResumeOperations extends DueWork {
  readonly kind = 'backup-repository';
  private lookedAt = 0;

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly engine: BackupEngine,
  ) {
    super();
  }

  async overdue(graceMs: number, limit: number): Promise<string[]> {
    await this.look();
    const rows = await this.database.query<{ id: string }>(
      `SELECT DISTINCT o.repository_id AS id FROM backup_operation o
         JOIN backup_repository r ON r.id = o.repository_id
        WHERE o.state IN ('waiting', 'running') AND o.due_at <= NOW(3) - INTERVAL ? SECOND
          AND (r.lease_until IS NULL OR r.lease_until < NOW(3))
          AND (r.told_until IS NULL OR r.told_until < NOW(3)) LIMIT ?`,
      [Math.ceil(graceMs / 1000), limit],
    );
    return rows.map(({ id }) => id);
  }

  upcoming(): Promise<{ id: string; at: Date }[]> {
    return Promise.resolve([]);
  }

  /** The work itself takes its time: a worker of the queue does it. */
  fire(repositoryId: string): Promise<void> {
    return this.database.transaction((tx) => tellRepository(tx, repositoryId));
  }

  private async look(): Promise<void> {
    const now = this.clock.now();
    if (now.getTime() - this.lookedAt < lookEveryMs) return;
    this.lookedAt = now.getTime();
    await noteEngine(this.database, await this.engine.version(), now);
  }
}
