import { Injectable } from '@nestjs/common';
import { Clock, Database, DueWork } from '@vigie/platform';
import { BackupEngine } from '../../ports/engine/backup-engine';
import { noteEngine } from '../../store/engine/engine-job.store';

const lookEveryMs = 60_000;
/** A repository that was told of is not told of again for so long. */
const patienceSeconds = 30;

/**
 * Repositories in which something waits and nobody works: what was postponed, and what a worker left that died. Also says
 * what engine this worker has.
 */
@Injectable()
export class ResumeOperations extends DueWork {
  readonly kind = 'backup-repository';
  private lookedAt = 0;
  private readonly told = new Map<string, number>();

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
          AND (r.lease_until IS NULL OR r.lease_until < NOW(3)) LIMIT ?`,
      [Math.ceil(graceMs / 1000), limit],
    );
    return rows.map(({ id }) => id);
  }

  upcoming(): Promise<{ id: string; at: Date }[]> {
    return Promise.resolve([]);
  }

  /** The work itself takes its time: a worker of the queue does it. */
  async fire(repositoryId: string): Promise<void> {
    const now = this.clock.now().getTime();
    if (now - (this.told.get(repositoryId) ?? 0) < patienceSeconds * 1000) return;
    this.told.set(repositoryId, now);
    await this.database.transaction(async (tx) => {
      const [row] = await tx.query<{ clientId: string }>(
        'SELECT client_id AS clientId FROM backup_repository WHERE id = ?',
        [repositoryId],
      );
      if (row) await tx.emit('backup.repository-due', { repositoryId, clientId: row.clientId });
    });
  }

  private async look(): Promise<void> {
    const now = this.clock.now();
    if (now.getTime() - this.lookedAt < lookEveryMs) return;
    this.lookedAt = now.getTime();
    await noteEngine(this.database, await this.engine.version(), now);
  }
}
