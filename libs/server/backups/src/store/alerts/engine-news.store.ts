import type { Transaction } from '@vigie/platform';

export interface EngineNews<Outcome extends string> {
  outcome: Outcome;
  endedAt: Date;
  message: string | null;
  /** The job it was done for; of what is done for a whole repository, the first of the client's. */
  jobId: string | null;
}

const jobOf = `COALESCE(x.job_id, (SELECT MIN(j.id) FROM backup_job j
  WHERE j.client_id = x.client_id AND j.engine = 'restic' AND j.state <> 'ended'))`;

/** A copy to the second site. */
export async function endedCopy(
  tx: Transaction,
  id: string,
): Promise<EngineNews<'success' | 'failed'> | null> {
  const [row] = await tx.query<EngineNews<'success' | 'failed'>>(
    `SELECT x.outcome, x.ended_at AS endedAt, x.message, ${jobOf} AS jobId FROM backup_copy x WHERE x.id = ?`,
    [id],
  );
  return row ?? null;
}

/** A restore test of a job. */
export async function endedRestoreTest(
  tx: Transaction,
  id: string,
): Promise<EngineNews<'success' | 'failed'> | null> {
  const [row] = await tx.query<EngineNews<'success' | 'failed'>>(
    `SELECT outcome, ended_at AS endedAt, COALESCE(message, path) AS message, job_id AS jobId
       FROM backup_restore_test WHERE id = ?`,
    [id],
  );
  return row ?? null;
}

export interface CheckNews extends EngineNews<'clean' | 'errors' | 'failed'> {
  site: string;
  part: number;
  parts: number;
  /** Errors of a part that no later check of the same part found clean. */
  damaged: boolean;
  /** What came of the last copy to the second site; null when none was made. */
  lastCopy: 'success' | 'failed' | null;
}

/** A check of a part of a repository, with what is still wrong with the whole of it. */
export async function endedCheck(
  tx: Transaction,
  id: string,
  jobId: string | null,
): Promise<CheckNews | null> {
  const [row] = await tx.query<Omit<CheckNews, 'damaged'> & { damaged: number | string }>(
    `SELECT x.outcome, x.ended_at AS endedAt, x.message, r.site, x.part, x.parts,
            COALESCE(?, (SELECT MIN(j.id) FROM backup_job j
              WHERE j.client_id = x.client_id AND j.engine = 'restic' AND j.state <> 'ended')) AS jobId,
            EXISTS (SELECT 1 FROM backup_check e
              WHERE e.repository_id = x.repository_id AND e.client_id = x.client_id AND e.outcome = 'errors'
                AND NOT EXISTS (SELECT 1 FROM backup_check c
                  WHERE c.repository_id = e.repository_id AND c.client_id = e.client_id AND c.outcome = 'clean'
                    AND c.part = e.part AND c.parts = e.parts AND c.id > e.id)) AS damaged,
            (SELECT y.outcome FROM backup_copy y
               JOIN backup_repository p ON p.id = y.repository_id AND p.client_id = y.client_id
              WHERE p.client_id = x.client_id AND p.site = 'primary' ORDER BY y.id DESC LIMIT 1) AS lastCopy
       FROM backup_check x
       JOIN backup_repository r ON r.id = x.repository_id AND r.client_id = x.client_id WHERE x.id = ?`,
    [jobId, id],
  );
  return row ? { ...row, damaged: Number(row.damaged) === 1 } : null;
}
