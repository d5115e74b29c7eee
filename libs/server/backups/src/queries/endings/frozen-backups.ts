import { Injectable } from '@nestjs/common';
import { Database } from '@vigie/platform';
import { frozenEndingStates } from '@vigie/rules';
import { isFrozen } from '../../store/endings/frozen.store';

/** Whose history is kept as it is because its service ends: nothing of it is forgotten meanwhile. */
@Injectable()
export class FrozenBackups {
  constructor(private readonly database: Database) {}

  /** Whether anything of a job may not be forgotten. */
  isFrozen(clientId: string, jobId: string): Promise<boolean> {
    return isFrozen(this.database, clientId, jobId);
  }

  /** The clients of whom a job is frozen, or all of them; with the job, when it is one alone. */
  frozenClients(): Promise<{ clientId: string; jobId: string | null }[]> {
    return this.database.query(
      'SELECT DISTINCT client_id AS clientId, job_id AS jobId FROM backup_ending WHERE state IN (?) ORDER BY client_id',
      [frozenEndingStates],
    );
  }
}
