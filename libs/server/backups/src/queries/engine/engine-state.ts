import { Injectable } from '@nestjs/common';
import { Database, Pages, scopeCondition, type ClientScope } from '@vigie/platform';
import { frozenEndingStates, type BackupSite, type EngineLevel, type RestoreComparison } from '@vigie/rules';
import type {
  BackupEngineState,
  BackupRepository,
  BackupRepositoryQuery,
  Page,
  RepositorySite,
} from '@vigie/wire';
import { EngineOperations } from './engine-operations';

const pages = new Pages('backup-repositories');

interface ClientLine {
  id: string;
  name: string;
  jobs: number | string;
  quotaBytes: string | null;
}
interface SiteRow {
  id: string;
  clientId: string;
  site: BackupSite;
  initialisedAt: Date | null;
  frozen: number | string;
  erasedAt: Date | null;
  usedBytes: string | null;
  snapshotCount: number | null;
  measuredAt: Date | null;
}
interface CheckRow {
  repositoryId: string;
  part: number;
  parts: number;
  outcome: 'clean' | 'errors' | 'failed';
  errors: number | null;
  message: string | null;
  endedAt: Date;
}
interface CopyRow {
  clientId: string;
  outcome: 'success' | 'failed';
  sourceCount: number | null;
  missingCount: number | null;
  message: string | null;
  endedAt: Date;
}
interface TestRow {
  clientId: string;
  outcome: 'success' | 'failed';
  path: string | null;
  bytes: string | null;
  sha256: string | null;
  comparedWith: RestoreComparison | null;
  message: string | null;
  endedAt: Date;
}

/** The newest row of each repository in a list of them. */
const latest = (table: string, columns: string) =>
  `SELECT ${columns} FROM ${table} t JOIN
     (SELECT MAX(id) AS id FROM ${table} WHERE repository_id IN (?) GROUP BY repository_id) l ON l.id = t.id`;

/** The engine, and what it keeps for each client. */
@Injectable()
export class EngineState {
  constructor(
    private readonly database: Database,
    private readonly operations: EngineOperations,
  ) {}

  /** What a worker has. */
  async engine(): Promise<BackupEngineState> {
    const row = await this.database.one<{
      version: string | null;
      level: EngineLevel;
      second: number;
      seenAt: Date;
    }>(
      "SELECT version, level, has_second_site AS second, seen_at AS seenAt FROM backup_engine WHERE name = 'restic'",
    );
    if (!row) return { version: null, level: 'unknown', hasSecondSite: false, seenAt: null };
    const { version, level, second, seenAt } = row;
    return { version, level, hasSecondSite: second === 1, seenAt: seenAt.toISOString() };
  }

  /** Clients with jobs of ours or a repository, by name. */
  async page(
    scope: ClientScope,
    { limit, cursor, q }: BackupRepositoryQuery,
  ): Promise<Page<BackupRepository>> {
    const own = scopeCondition(scope, 'c.id');
    const after = pages.after(cursor);
    const position = after ? 'AND (c.name, c.id) > (?, ?)' : '';
    const named = q ? 'AND c.name LIKE ?' : '';
    const rows = await this.database.query<ClientLine>(
      `SELECT c.id, c.name,
          (SELECT COUNT(*) FROM backup_job j WHERE j.client_id = c.id AND j.engine = 'restic' AND j.state <> 'ended') AS jobs,
          (SELECT MAX(j.quota_bytes) FROM backup_job j
            WHERE j.client_id = c.id AND j.engine = 'restic' AND j.state <> 'ended') AS quotaBytes
         FROM client c
        WHERE ${own.sql} ${named} ${position}
          AND (EXISTS (SELECT 1 FROM backup_repository r WHERE r.client_id = c.id)
            OR EXISTS (SELECT 1 FROM backup_job j WHERE j.client_id = c.id AND j.engine = 'restic'))
        ORDER BY c.name, c.id LIMIT ?`,
      [
        ...own.parameters,
        ...(q ? [`%${q.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`] : []),
        ...(after ?? []),
        limit + 1,
      ],
    );
    const cut = pages.cut(
      rows,
      limit,
      ({ name, id }) => [name, id],
      (row) => row,
    );
    return { ...cut, items: await this.present(cut.items) };
  }

  private async present(clients: readonly ClientLine[]): Promise<BackupRepository[]> {
    const ids = clients.map(({ id }) => id);
    if (ids.length === 0) return [];
    const sites = await this.database.query<SiteRow>(
      `SELECT id, client_id AS clientId, site, initialised_at AS initialisedAt, erased_at AS erasedAt,
          used_bytes AS usedBytes, snapshot_count AS snapshotCount, measured_at AS measuredAt,
          EXISTS (SELECT 1 FROM backup_ending e
            WHERE e.client_id = backup_repository.client_id AND e.state IN (?)) AS frozen
         FROM backup_repository WHERE client_id IN (?) AND generation = (
           SELECT MAX(l.generation) FROM backup_repository l WHERE l.client_id = backup_repository.client_id)
        ORDER BY site`,
      [frozenEndingStates, ids],
    );
    const { checks, copies, tests } = await this.proofs(sites.map(({ id }) => id));
    const open = await this.operations.open(ids);
    return clients.map(({ id, name, jobs, quotaBytes }) => {
      const own = open.get(id) ?? [];
      return {
        client: { id, name },
        jobs: Number(jobs),
        quotaBytes,
        sites: sites
          .filter(({ clientId }) => clientId === id)
          .map((site) =>
            siteOf(
              site,
              checks.find(({ repositoryId }) => repositoryId === site.id),
            ),
          ),
        lastCopy: dated(copies.find(({ clientId }) => clientId === id)),
        lastRestoreTest: dated(tests.find(({ clientId }) => clientId === id)),
        operation: own.find(({ state }) => state === 'running') ?? own[0] ?? null,
        waiting: own.filter(({ state }) => state === 'waiting').length,
      };
    });
  }

  private async proofs(repositories: readonly string[]) {
    if (repositories.length === 0) return { checks: [], copies: [], tests: [] };
    const ended = 't.message, t.outcome, t.ended_at AS endedAt';
    const [checks, copies, tests] = await Promise.all([
      this.database.query<CheckRow>(
        latest('backup_check', `t.repository_id AS repositoryId, t.part, t.parts, t.errors, ${ended}`),
        [repositories],
      ),
      this.database.query<CopyRow>(
        latest(
          'backup_copy',
          `t.client_id AS clientId, t.source_count AS sourceCount, t.missing_count AS missingCount, ${ended}`,
        ),
        [repositories],
      ),
      this.database.query<TestRow>(
        latest(
          'backup_restore_test',
          `t.client_id AS clientId, t.path, t.bytes, t.sha256, t.compared_with AS comparedWith, ${ended}`,
        ),
        [repositories],
      ),
    ]);
    return { checks, copies, tests };
  }
}

function siteOf(row: SiteRow, check: CheckRow | undefined): RepositorySite {
  const { site, usedBytes, snapshotCount } = row;
  return {
    ...{ site, usedBytes, snapshotCount },
    frozen: Number(row.frozen) === 1,
    initialisedAt: row.initialisedAt?.toISOString() ?? null,
    measuredAt: row.measuredAt?.toISOString() ?? null,
    erasedAt: row.erasedAt?.toISOString() ?? null,
    lastCheck: dated(check),
  };
}

function dated<T extends { endedAt: Date }>(
  row: T | undefined,
): (Omit<T, 'endedAt'> & { endedAt: string }) | null {
  return row ? { ...row, endedAt: row.endedAt.toISOString() } : null;
}
