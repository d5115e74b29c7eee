import { Injectable } from '@nestjs/common';
import { Database } from '@vigie/platform';
import { frozenEndingStates } from '@vigie/rules';

/** Whose history is kept as it is because its service ends: nothing of it is forgotten meanwhile. */
@Injectable()
export class FrozenBackups {
  constructor(private readonly database: Database) {}

  /** Whether anything of a job may not be forgotten. */
  async isFrozen(clientId: string, jobId: string): Promise<boolean> {
    const rows = await this.database.query(
      'SELECT id FROM backup_ending WHERE client_id = ? AND state IN (?) AND (job_id IS NULL OR job_id = ?) LIMIT 1',
      [clientId, frozenEndingStates, jobId],
    );
    return rows.length > 0;
  }

  /** The clients of whom a job is frozen, or all of them; with the job, when it is one alone. */
  frozenClients(): Promise<{ clientId: string; jobId: string | null }[]> {
    return this.database.query(
      'SELECT DISTINCT client_id AS clientId, job_id AS jobId FROM backup_ending WHERE state IN (?) ORDER BY client_id',
      [frozenEndingStates],
    );
  }
}
