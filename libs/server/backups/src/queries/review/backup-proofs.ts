import { Injectable } from '@nestjs/common';
import { Database, Pages, scopeCondition, type ClientScope } from '@vigie/platform';
import type { Month } from '@vigie/rules';
import {
  backupProofContent,
  type BackupProof,
  type BackupProofQuery,
  type Page,
  type ProofReadiness,
} from '@vigie/wire';

import { nightsOfMonth } from './nights-of-month';

interface ProofRow {
  id: string;
  clientId: string;
  client: string;
  month: Month;
  sealed: string;
  sha256: string;
  publishedAt: Date;
  publishedBy: string;
}

interface ReadyRow {
  id: string;
  name: string;
  expected: number | string;
  waiting: number | string;
  openJobs: string | null;
  proofId: string | null;
}

const pages = new Pages('backup-proofs');

/** Published proofs, and the months that can be proved. */
@Injectable()
export class BackupProofs {
  constructor(private readonly database: Database) {}

  /** A page of what was published, the latest first. */
  async page(scope: ClientScope, query: BackupProofQuery): Promise<Page<BackupProof>> {
    const own = scopeCondition(scope, 'p.client_id');
    const after = pages.after(query.cursor);
    const conditions = [own.sql];
    const values: unknown[] = [...own.parameters];
    for (const [condition, value] of [
      ['p.client_id = ?', query.client],
      ['p.month = ?', query.month],
      ['p.id < ?', after?.[0]],
    ] as const) {
      if (value === undefined) continue;
      conditions.push(condition);
      values.push(value);
    }
    const rows = await this.database.query<ProofRow>(
      `SELECT p.id, p.client_id AS clientId, c.name AS client, p.month, p.sealed, p.sha256,
              p.published_at AS publishedAt, p.published_by AS publishedBy
         FROM backup_proof p JOIN client c ON c.id = p.client_id
        WHERE ${conditions.join(' AND ')} ORDER BY p.id DESC LIMIT ?`,
      [...values, query.limit + 1],
    );
    return pages.cut(rows, query.limit, ({ id }) => [id], present);
  }

  /** What the clients with backups in a month still wait for before their proof can be published. */
  async readiness(scope: ClientScope, month: Month): Promise<ProofReadiness> {
    const nights = nightsOfMonth(month, scopeCondition(scope, 'x.client_id'));
    const rows = await this.database.query<ReadyRow>(
      `SELECT c.id, c.name, SUM(NOT n.isOpen) AS expected, SUM(n.isWaiting) AS waiting, MAX(p.id) AS proofId,
              GROUP_CONCAT(DISTINCT IF(n.isOpen, j.name, NULL) ORDER BY j.name SEPARATOR '\n') AS openJobs
         FROM (${nights.sql}) n JOIN client c ON c.id = n.clientId JOIN backup_job j ON j.id = n.jobId
         LEFT JOIN backup_proof p ON p.client_id = c.id AND p.month = ?
        GROUP BY c.id, c.name ORDER BY c.name, c.id`,
      [...nights.parameters, month],
    );
    return {
      month,
      items: rows.map(({ id, name, expected, waiting, openJobs, proofId }) => ({
        client: { id, name },
        open: openJobs?.split('\n') ?? [],
        ...{ expected: Number(expected), waiting: Number(waiting), proofId: proofId?.toString() ?? null },
      })),
    };
  }
}

function present(row: ProofRow): BackupProof {
  const { sums } = backupProofContent.parse(JSON.parse(row.sealed));
  return {
    ...{ id: row.id, client: { id: row.clientId, name: row.client }, month: row.month, sha256: row.sha256 },
    expected: sums.expected,
    good: sums.outcomes.find(({ outcome }) => outcome === 'success')?.count ?? 0,
    publishedAt: row.publishedAt.toISOString(),
    publishedBy: row.publishedBy,
  };
}
