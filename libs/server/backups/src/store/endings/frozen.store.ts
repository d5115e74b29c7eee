import { frozenEndingStates } from '@vigie/rules';
import type { Reader } from '../acting-person';

/** Whether anything of a job may not be forgotten, because its service ends or that of its client. */
export async function isFrozen(reader: Reader, clientId: string, jobId: string): Promise<boolean> {
  const rows = await reader.query(
    'SELECT id FROM backup_ending WHERE client_id = ? AND state IN (?) AND (job_id IS NULL OR job_id = ?) LIMIT 1',
    [clientId, frozenEndingStates, jobId],
  );
  return rows.length > 0;
}
