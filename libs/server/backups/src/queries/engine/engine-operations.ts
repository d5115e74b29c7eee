import { Injectable } from '@nestjs/common';
import { Database, found, fromJson, scopeCondition, type ClientScope } from '@vigie/platform';
import type { BackupOperationKind, BackupOperationState, EngineFailure } from '@vigie/rules';
import type { BackupOperation, EngineProgress } from '@vigie/wire';

const shown = 10;

interface OperationRow {
  id: string;
  clientId: string;
  jobId: string | null;
  jobName: string | null;
  kind: BackupOperationKind;
  state: BackupOperationState;
  attempts: number;
  progress: EngineProgress | string | null;
  failure: EngineFailure | null;
  message: string | null;
  askedBy: string | null;
  createdAt: Date;
  startedAt: Date | null;
  endedAt: Date | null;
}

const columns = `o.id, o.client_id AS clientId, o.job_id AS jobId, j.name AS jobName, o.kind, o.state, o.attempts,
  o.progress, o.failure, o.message, o.asked_by AS askedBy, o.created_at AS createdAt, o.started_at AS startedAt,
  o.ended_at AS endedAt`;
const from = 'backup_operation o LEFT JOIN backup_job j ON j.id = o.job_id';

/** What the engine does and did. */
@Injectable()
export class EngineOperations {
  constructor(private readonly database: Database) {}

  /** The latest of a job, newest first; 404 outside the scope. */
  async ofJob(scope: ClientScope, jobId: string): Promise<{ items: BackupOperation[] }> {
    const own = scopeCondition(scope, 'client_id');
    found(
      await this.database.one(`SELECT id FROM backup_job WHERE id = ? AND ${own.sql}`, [
        jobId,
        ...own.parameters,
      ]),
    );
    const rows = await this.database.query<OperationRow>(
      `SELECT ${columns} FROM ${from} WHERE o.job_id = ? ORDER BY o.id DESC LIMIT ${shown}`,
      [jobId],
    );
    return { items: rows.map(operationOf) };
  }

  /** What goes on or waits for these clients, oldest first. */
  async open(clientIds: readonly string[]): Promise<Map<string, BackupOperation[]>> {
    if (clientIds.length === 0) return new Map();
    const rows = await this.database.query<OperationRow>(
      `SELECT ${columns} FROM backup_repository r
         JOIN backup_operation o ON o.repository_id = r.id AND o.client_id = r.client_id
         LEFT JOIN backup_job j ON j.id = o.job_id
        WHERE r.client_id IN (?) AND r.site = 'primary' AND o.state IN ('waiting', 'running') ORDER BY o.id`,
      [clientIds],
    );
    const all = new Map<string, BackupOperation[]>();
    for (const row of rows) all.set(row.clientId, [...(all.get(row.clientId) ?? []), operationOf(row)]);
    return all;
  }
}

function operationOf({ jobId, jobName, clientId: _, ...row }: OperationRow): BackupOperation {
  return {
    ...row,
    job: jobId === null ? null : { id: jobId, name: jobName ?? '' },
    progress: row.progress === null ? null : fromJson(row.progress),
    createdAt: row.createdAt.toISOString(),
    startedAt: row.startedAt?.toISOString() ?? null,
    endedAt: row.endedAt?.toISOString() ?? null,
  };
}
