import { NasFailure, NasReader, type NasAccess, type NasAnswer } from '@vigie/backups';
import type { NasFailureCode, NasService } from '@vigie/wire';
import { callDsm, type DsmLimits } from './dsm-call';

const usual: DsmLimits = { timeoutMs: 20_000, mostBytes: 16 * 1024 * 1024 };
const mostTasks = 200;
const linesAtOnce = 1000;
const mostPages = 10;

/** Codes of DSM for a refused login. */
const loginFailures: Record<number, NasFailureCode> = {
  400: 'credentials',
  401: 'account-refused',
  402: 'account-refused',
  403: 'second-factor',
  404: 'second-factor',
  406: 'second-factor',
  407: 'account-refused',
  408: 'credentials',
  409: 'credentials',
  410: 'credentials',
};
/** Codes of DSM for any other call. */
const callFailures: Record<number, NasFailureCode> = {
  102: 'package-missing',
  103: 'package-missing',
  104: 'package-missing',
  105: 'permission',
};
const additional = JSON.stringify(['last_bkp_time', 'last_bkp_end_time', 'last_bkp_result', 'next_bkp_time']);

type Fields = Record<string, unknown>;

/** Synology DSM over its web interface: a session that is closed in the end, and calls that only read. */
export class SynologyNasReader extends NasReader {
  private readonly limits: DsmLimits;

  constructor(limits: Partial<DsmLimits> = {}) {
    super();
    this.limits = { ...usual, ...limits };
  }

  async read(
    access: NasAccess,
    services: readonly NasService[],
    wantsLog: (payload: unknown) => boolean,
  ): Promise<NasAnswer[]> {
    const session = await this.login(access);
    const call = (parameters: Record<string, string>) =>
      this.call(access, { ...parameters, _sid: session }, callFailures);
    try {
      const answers: NasAnswer[] = [];
      if (services.includes('m365')) answers.push(...(await microsoft365(call, wantsLog)));
      if (services.includes('hyper-backup')) answers.push(...(await hyperBackup(call)));
      return answers;
    } finally {
      // What was read counts, even where the NAS does not say good-bye.
      await call({ ...auth, method: 'logout' }).catch(() => undefined);
    }
  }

  private async login(access: NasAccess): Promise<string> {
    const { account, password: passwd } = access;
    const data = await this.call(
      access,
      { ...auth, method: 'login', account, passwd, format: 'sid' },
      loginFailures,
    );
    if (typeof data['sid'] !== 'string') throw new NasFailure('answer', 'no sid');
    return data['sid'];
  }

  /** The data of a call that succeeded. */
  private async call(
    access: NasAccess,
    parameters: Record<string, string>,
    failures: Record<number, NasFailureCode>,
  ): Promise<Fields> {
    const answer = fields(await callDsm(access, parameters, this.limits));
    const code = Number(fields(answer?.['error'])?.['code'] ?? 0);
    const what = `${parameters['api'] ?? ''} ${parameters['method'] ?? ''}`;
    if (answer?.['success'] === true) return fields(answer['data']) ?? {};
    throw new NasFailure(failures[code] ?? 'answer', `${what}${code ? ` (${code})` : ''}`);
  }
}

const auth = { api: 'SYNO.API.Auth', version: '6', session: 'Vigie' };
type Call = (parameters: Record<string, string>) => Promise<Fields>;

async function microsoft365(call: Call, wantsLog: (payload: unknown) => boolean): Promise<NasAnswer[]> {
  const api = { api: 'SYNO.ActiveBackupOffice365', version: '1' };
  const tasks = listOf(await call({ ...api, method: 'list_tasks' }), 'tasks');
  const answers: NasAnswer[] = [];
  for (const payload of tasks) {
    const log = wantsLog(payload) ? await logOf(call, api, payload) : [];
    answers.push({ service: 'm365', payload, log });
  }
  return answers;
}

/** Lines of the log of the last execution of a task, the newest first. */
async function logOf(call: Call, api: Record<string, string>, payload: unknown): Promise<string[]> {
  const { task_id: task, task_execution_id: execution } = fields(payload) ?? {};
  const lines: string[] = [];
  for (let page = 0; page < mostPages; page += 1) {
    const offset = String(page * linesAtOnce);
    const asked = {
      ...api,
      method: 'get_all_log',
      task_id: String(task),
      limit: String(linesAtOnce),
      offset,
    };
    const logs = listOf(await call({ ...asked, key_word: '' }), 'logs').map(fields);
    const own = logs.filter((line) => line?.['task_execution_id'] === execution);
    lines.push(
      ...own.flatMap((line) => (typeof line?.['description'] === 'string' ? line['description'] : [])),
    );
    if (logs.length < linesAtOnce || own.length === 0) break;
  }
  return lines;
}

async function hyperBackup(call: Call): Promise<NasAnswer[]> {
  const api = { api: 'SYNO.Backup.Task', version: '1', additional };
  const tasks = listOf(await call({ ...api, method: 'list' }), 'task_list');
  const answers: NasAnswer[] = [];
  for (const task of tasks.map(fields)) {
    const status = await call({ ...api, method: 'status', task_id: String(task?.['task_id']) });
    answers.push({ service: 'hyper-backup', payload: { ...task, ...status }, log: [] });
  }
  return answers;
}

const fields = (value: unknown): Fields | null =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : null;

function listOf(data: Fields, name: string): unknown[] {
  const list = data[name];
  if (!Array.isArray(list)) throw new NasFailure('answer', `no ${name}`);
  const limit = name === 'logs' ? linesAtOnce : mostTasks;
  if (list.length > limit) throw new NasFailure('answer', `${list.length} ${name}`);
  return list;
}
