import { Injectable } from '@nestjs/common';
import type { RunOutcome } from '@vigie/rules';
import { Database, found } from '@vigie/platform';
import { maxNasConnections, type NasConnection, type NasService } from '@vigie/wire';
import { NasConnectionRow } from '../../store/sources/nas-connection.row';

interface TaskColumns {
  id: string;
  connectionId: string;
  service: NasService;
  name: string;
  outcome: RunOutcome | null;
  executedAt: Date | null;
  jobId: string | null;
  jobName: string | null;
  clientId: string | null;
  clientName: string | null;
}

/** The NAS that are read, never with their passwords. */
@Injectable()
export class NasConnections {
  constructor(private readonly database: Database) {}

  /** All of them by name. */
  async list(): Promise<NasConnection[]> {
    const rows = await this.database.manager.find(NasConnectionRow, {
      order: { name: 'ASC' },
      take: maxNasConnections,
    });
    const clients = await this.clientsOf(rows);
    const tasks = await this.tasks();
    return rows.map((row) => present(row, clients, tasks));
  }

  /** One of them; 404 when there is none. */
  async find(id: string): Promise<NasConnection> {
    return found((await this.list()).find((nas) => nas.id === id));
  }

  private async clientsOf(rows: readonly NasConnectionRow[]): Promise<Map<string, string>> {
    const ids = rows.flatMap(({ clientId }) => clientId ?? []);
    if (ids.length === 0) return new Map();
    const clients = await this.database.query<{ id: string; name: string }>(
      'SELECT id, name FROM client WHERE id IN (?)',
      [ids],
    );
    return new Map(clients.map(({ id, name }) => [id, name]));
  }

  private tasks(): Promise<TaskColumns[]> {
    return this.database.query<TaskColumns>(
      `SELECT t.id, t.connection_id AS connectionId, t.service, t.name, t.outcome, t.executed_at AS executedAt,
          t.job_id AS jobId, j.name AS jobName, t.client_id AS clientId, c.name AS clientName
         FROM nas_task t LEFT JOIN backup_job j ON j.id = t.job_id LEFT JOIN client c ON c.id = t.client_id
        ORDER BY t.name, t.id LIMIT 5000`,
    );
  }
}

function present(
  row: NasConnectionRow,
  clients: ReadonlyMap<string, string>,
  tasks: readonly TaskColumns[],
): NasConnection {
  const { id, clientId, name, address, privateNetwork, account, services, zone, everyMinutes } = row;
  const { failure: code, failedAt, failureDetail } = row;
  return {
    ...{ id, name, address, privateNetwork, account, services, zone, everyMinutes },
    ...{ active: row.active, version: row.version },
    client: clientId === null ? null : { id: clientId, name: clients.get(clientId) ?? '' },
    polledAt: row.polledAt?.toISOString() ?? null,
    polling: row.pollStartedAt !== null,
    failure: code && failedAt ? { code, detail: failureDetail ?? '', at: failedAt.toISOString() } : null,
    tasks: tasks.filter((task) => task.connectionId === id).map(presentTask),
  };
}

const presentTask = (task: TaskColumns): NasConnection['tasks'][number] => ({
  id: task.id,
  service: task.service,
  name: task.name,
  outcome: task.outcome,
  executedAt: task.executedAt?.toISOString() ?? null,
  job: task.jobId === null ? null : { id: task.jobId, name: task.jobName ?? '' },
  client: task.clientId === null ? null : { id: task.clientId, name: task.clientName ?? '' },
});
