import { Injectable } from '@nestjs/common';
import { Clock, Database, DueWork, type Transaction } from '@vigie/platform';
import { insertOperation } from '../../store/engine/operation.store';
import { OpenRepositories } from './open-repositories';

interface Due {
  id: string;
  jobId: string;
  clientId: string;
}

/** Occurrences of our own engine that nobody began, of jobs that go on; those that were missed are not made up for. */
const awaited = `FROM backup_job j
   JOIN backup_expected e ON e.job_id = j.id
   LEFT JOIN backup_operation o ON o.expected_id = e.id
  WHERE j.engine = 'restic' AND j.state = 'active' AND e.state = 'awaited' AND o.id IS NULL`;
/** Nothing older waits: it was missed. */
const reachMs = 3 * 86_400_000;

/** Begins the backups of our own engine when they are due, each once however many workers look. */
@Injectable()
export class StartDueBackups extends DueWork {
  readonly kind = 'backup-start';

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly opening: OpenRepositories,
  ) {
    super();
  }

  async overdue(graceMs: number, limit: number): Promise<string[]> {
    const now = this.clock.now().getTime();
    const rows = await this.between(new Date(now - reachMs), new Date(now - graceMs), limit);
    return rows.map(({ id }) => id);
  }

  upcoming(horizonMs: number, limit: number): Promise<{ id: string; at: Date }[]> {
    const now = this.clock.now();
    return this.between(now, new Date(now.getTime() + horizonMs), limit);
  }

  fire(id: string): Promise<void> {
    return this.database.transaction(async (tx) => {
      const due = await this.lock(tx, id);
      if (!due) return;
      const { clientId, jobId } = due;
      const { id: repositoryId } = await this.opening.ensure(tx, clientId);
      await insertOperation(tx, { clientId, repositoryId, kind: 'backup', jobId, expectedId: id });
    });
  }

  private async lock(tx: Transaction, id: string): Promise<Due | null> {
    await tx.query('SELECT id FROM backup_expected WHERE id = ? FOR UPDATE', [id]);
    const [due] = await tx.query<Due>(
      `SELECT e.id, e.job_id AS jobId, e.client_id AS clientId ${awaited} AND e.id = ? AND e.due_at <= ?`,
      [id, tx.now],
    );
    return due ?? null;
  }

  private between(from: Date, until: Date, limit: number): Promise<{ id: string; at: Date }[]> {
    return this.database.query(
      `SELECT e.id, e.due_at AS at ${awaited} AND e.due_at BETWEEN ? AND ? ORDER BY e.due_at LIMIT ?`,
      [from, until, limit],
    );
  }
}
