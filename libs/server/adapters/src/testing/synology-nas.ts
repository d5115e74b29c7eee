import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

type Fields = Record<string, unknown>;

/** A task of Active Backup for Microsoft 365 that did well, as `list_tasks` gives it. */
export const m365Task = (change: Fields = {}): Fields => ({
  attention_count: 0,
  backup_policy: 1,
  drive_used_storage: 319_196_921_578,
  duration: 3600,
  enable_schedule: true,
  error_drive: 0,
  error_mail: 0,
  error_site: 0,
  last_execution_time: 1_733_794_235,
  mail_used_storage: 1_211_160_588,
  progress_list: [],
  status: 1,
  success_count: 2,
  task_execution_id: 7,
  task_id: 1,
  task_name: 'Acme M365',
  task_status: 2,
  task_status_error_code: 0,
  transferred_size_drive: 1024,
  transferred_size_mail: 512,
  warning_drive: 0,
  warning_mail: 0,
  warning_site: 0,
  ...change,
});

/** The calls of a Synology NAS that we use, as it answers them. */
export class SynologyNas {
  readonly account = 'vigie-lecture';
  readonly password = 's3cret-du-nas';
  tasks: Fields[] = [];
  logs: Fields[] = [];
  hyperTasks: Fields[] = [];
  /** Instead of an answer to `list_tasks`: raw bytes, or nothing at all. */
  fault: { body: string } | 'silence' | null = null;
  /** Refuses the login with this code. */
  refusal: number | null = null;
  readonly sessions = new Set<string>();
  /** Names of the calls, in order. */
  readonly calls: string[] = [];
  private count = 0;

  private constructor(private readonly server: Server) {
    server.on('request', (request, response) => void this.answer(request, response));
  }

  static async start(): Promise<SynologyNas> {
    const server = createServer();
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    return new SynologyNas(server);
  }

  get address(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((done) => this.server.close(done));
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const parameters = Object.fromEntries(new URLSearchParams(await text(request)));
    const { method = '' } = parameters;
    this.calls.push(method);
    if (request.method !== 'POST' || request.url !== '/webapi/entry.cgi')
      return void response.writeHead(404).end();
    const fault = method === 'list_tasks' ? this.fault : null;
    if (fault === 'silence') return;
    if (fault) return void response.end(fault.body);
    response.setHeader('content-type', 'application/json; charset="UTF-8"');
    response.end(JSON.stringify(this.data(parameters)));
  }

  private data(parameters: Record<string, string>): Fields {
    const { api, method } = parameters;
    if (api === 'SYNO.API.Auth') return method === 'login' ? this.login(parameters) : this.logout(parameters);
    if (!this.sessions.has(parameters['_sid'] ?? '')) return refused(119);
    switch (`${api} ${method}`) {
      case 'SYNO.ActiveBackupOffice365 list_tasks':
        return done({ event_log: [], service_usage: [], tasks: this.tasks, users: [] });
      case 'SYNO.ActiveBackupOffice365 get_all_log':
        return done(this.page(parameters));
      case 'SYNO.Backup.Task list':
        return done({ is_restoring: false, task_list: this.hyperTasks, total: this.hyperTasks.length });
      case 'SYNO.Backup.Task status':
        return done(this.hyperTasks.find(({ task_id: id }) => String(id) === parameters['task_id']) ?? {});
      default:
        return refused(102);
    }
  }

  private page({ task_id: id, offset, limit }: Record<string, string>): Fields {
    const lines = this.logs.filter(({ task_id: task }) => String(task) === id);
    const from = Number(offset);
    return { logs: lines.slice(from, from + Number(limit)), offset: from };
  }

  private login({ account, passwd }: Record<string, string>): Fields {
    if (this.refusal !== null) return refused(this.refusal);
    if (account !== this.account || passwd !== this.password) return refused(400);
    const sid = `sid-${(this.count += 1)}`;
    this.sessions.add(sid);
    return done({ did: 'device', is_portal_port: false, sid, synotoken: 'none' });
  }

  private logout({ _sid: sid }: Record<string, string>): Fields {
    this.sessions.delete(sid ?? '');
    return { success: true };
  }
}

const done = (data: Fields) => ({ data, success: true });
const refused = (code: number) => ({ error: { code }, success: false });
