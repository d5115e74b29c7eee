import { Injectable } from '@nestjs/common';
import {
  Database,
  FileStore,
  found,
  fromJson,
  inScope,
  notFound,
  Pages,
  scopeCondition,
  type ClientScope,
} from '@vigie/platform';
import { amountText } from '@vigie/rules';
import type {
  ClientReminders,
  Page,
  Reference,
  RemindedInvoiceItem,
  ReminderDetail,
  ReminderItem,
  ReminderQuery,
  ReminderRun,
} from '@vigie/wire';
import { In } from 'typeorm';
import { ReminderPauseRow } from '../../store/reminders/reminder-pause.row';
import { presentPause } from '../../store/reminders/reminder-pause.store';
import { ReminderRow } from '../../store/reminders/reminder.row';
import { findReminder, type StoredReminder } from '../../store/reminders/reminder.store';
import { namesOf } from '../payments/names';

const pages = new Pages('reminders');
const mostRuns = 5;
const mostPast = 50;

/** The ledger of reminders: what was said to whom, and what has become of it. */
@Injectable()
export class Reminders {
  constructor(
    private readonly database: Database,
    private readonly files: FileStore,
  ) {}

  /** The latest first. */
  async page(scope: ClientScope, query: ReminderQuery): Promise<Page<ReminderItem>> {
    const { limit, cursor, client, state } = query;
    const own = scopeCondition(scope, 'r.client_id');
    const after = pages.after(cursor);
    const conditions = [own.sql, client && 'r.client_id = ?', state && 'r.state = ?', after && 'r.id < ?'];
    const rows = await this.database.query<{ id: string }>(
      `SELECT r.id FROM reminder r WHERE ${conditions.filter(Boolean).join(' AND ')} ORDER BY r.id DESC LIMIT ?`,
      [
        ...own.parameters,
        ...(client ? [client] : []),
        ...(state ? [state] : []),
        ...(after ? [after[0]] : []),
        limit + 1,
      ],
    );
    const cut = pages.cut(
      rows,
      limit,
      ({ id }) => [id],
      (row) => row,
    );
    return { ...cut, items: await this.items(cut.items.map(({ id }) => id)) };
  }

  /** Error: not-found. */
  async find(scope: ClientScope, id: string): Promise<ReminderDetail> {
    const row = await findReminder(this.database, scope, id);
    const names = await namesOf(this.database, [row.clientId]);
    const { decidedAt, decidedBy, decideReason: reason, subject, text } = row;
    return {
      ...presentReminder(row, names),
      ...{ subject, text, lines: fromJson<RemindedInvoiceItem[]>(row.facts) },
      decided: decidedAt && { at: decidedAt.toISOString(), by: decidedBy ?? '', reason },
    };
  }

  /** What holds a client back, what did before, and what it was sent. Error: not-found. */
  async ofClient(scope: ClientScope, clientId: string): Promise<ClientReminders> {
    if (!inScope(scope, clientId)) throw notFound();
    const sql = 'SELECT id, name FROM client WHERE id = ?';
    const client = found(await this.database.one<Reference>(sql, [clientId]));
    const pauses = await this.database.manager.find(ReminderPauseRow, {
      ...{ where: { clientId }, order: { id: 'DESC' }, take: mostPast },
    });
    const { items } = await this.page(scope, { client: clientId, limit: mostPast });
    return {
      client,
      suspended: await this.suspended(clientId),
      pauses: pauses.filter(({ counts }) => counts).map(presentPause),
      past: pauses.filter(({ counts }) => !counts).map(presentPast),
      reminders: items,
    };
  }

  /** The latest runs, with how far they are. */
  async runs(): Promise<ReminderRun[]> {
    const rows = await this.database.query<RunRead>(
      `SELECT r.id, r.day, r.state, r.total, r.started_at AS startedAt, r.actor_name AS startedBy,
         (SELECT COUNT(*) FROM reminder_run_item i WHERE i.run_id = r.id AND i.state = 'reminded') AS reminded,
         (SELECT COUNT(*) FROM reminder_run_item i WHERE i.run_id = r.id AND i.state = 'held') AS held,
         (SELECT COUNT(*) FROM reminder_run_item i WHERE i.run_id = r.id AND i.state = 'nothing') AS nothing
         FROM reminder_run r ORDER BY r.id DESC LIMIT ?`,
      [mostRuns],
    );
    return rows.map(({ state, startedAt, reminded, held, nothing, ...row }) => ({
      ...{ ...row, isDone: state === 'done', startedAt: startedAt.toISOString() },
      ...{ reminded: Number(reminded), held: Number(held), nothing: Number(nothing) },
    }));
  }

  /** The letter of a reminder. Error: not-found. */
  async letter(scope: ClientScope, id: string): Promise<{ name: string; size: number; key: string }> {
    const { fileId } = await findReminder(this.database, scope, id);
    return found((await this.files.describe([found(fileId)]))[0]);
  }

  private async suspended(clientId: string): Promise<ClientReminders['suspended']> {
    const rows = await this.database.query<{ id: string; name: string; since: Date }>(
      `SELECT c.id, c.label AS name, s.created_at AS since
         FROM contract_suspension s JOIN contract c ON c.id = s.contract_id AND c.client_id = s.client_id
        WHERE s.client_id = ? AND s.counts = 1 AND c.state = 'suspended' ORDER BY s.id LIMIT ?`,
      [clientId, mostPast],
    );
    return rows.map(({ since, ...contract }) => ({ contract, since: since.toISOString() }));
  }

  private async items(ids: readonly string[]): Promise<ReminderItem[]> {
    if (ids.length === 0) return [];
    const rows = await this.database.manager.find(ReminderRow, {
      ...{ where: { id: In([...ids]) }, order: { id: 'DESC' } },
    });
    const names = await namesOf(
      this.database,
      rows.map(({ clientId }) => clientId),
    );
    return rows.map((row) => presentReminder(row, names));
  }
}

interface RunRead {
  id: string;
  day: string;
  state: 'running' | 'done';
  total: number;
  startedAt: Date;
  startedBy: string;
  reminded: string;
  held: string;
  nothing: string;
}

function presentReminder(row: StoredReminder, names: ReadonlyMap<string, string>): ReminderItem {
  const { id, clientId, day, level, tone, channel, state, error, version } = row;
  return {
    ...{ id, client: { id: clientId, name: names.get(clientId) ?? '' }, day, level, tone, channel, state },
    open: amountText(BigInt(row.openCents)),
    invoices: fromJson<RemindedInvoiceItem[]>(row.facts).length,
    to: fromJson<string[]>(row.recipients),
    ...{ by: row.createdBy, at: row.createdAt.toISOString(), hasLetter: row.fileId !== null, error, version },
  };
}

const presentPast = (row: ReminderPauseRow): ClientReminders['past'][number] => ({
  ...presentPause(row),
  endedAt: (row.endedAt ?? row.createdAt).toISOString(),
  endedBy: row.endedBy ?? '',
  ending: row.ending ?? 'taken-back',
});
