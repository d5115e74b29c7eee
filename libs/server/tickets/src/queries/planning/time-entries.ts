import { Injectable } from '@nestjs/common';
import { addCalendarDays, totalTime, type TimeActivity } from '@vigie/rules';
import { Database, found, scopeCondition, type Actor, type ClientScope } from '@vigie/platform';
import type { TimeEntry, Timer, TimeWeek } from '@vigie/wire';
import { ticketNumber } from '../../store/desk/ticket.store';

interface EntryColumns {
  id: string;
  person_id: string;
  person: string;
  client_id: string;
  client: string;
  ticket_id: string | null;
  subject: string | null;
  intervention_id: string | null;
  day: string;
  minutes: number;
  activity: TimeActivity;
  billable: number;
  is_billed: number;
  comment: string | null;
  version: number;
}

const select = `SELECT e.id, e.person_id, p.name AS person, e.client_id, c.name AS client, e.ticket_id, t.subject,
    e.intervention_id, DATE_FORMAT(e.day, '%Y-%m-%d') AS day, e.minutes, e.activity, e.billable, e.is_billed, e.comment, e.version
  FROM time_entry e
  JOIN person p ON p.id = e.person_id
  JOIN client c ON c.id = e.client_id
  LEFT JOIN ticket t ON t.id = e.ticket_id AND t.client_id = e.client_id`;
const most = 1000;

/** Time that was spent. */
@Injectable()
export class TimeEntries {
  constructor(private readonly database: Database) {}

  /** The time of a ticket and of those that go on in it; 404 outside the scope. */
  async ofTicket(scope: ClientScope, ticketId: string) {
    const own = scopeCondition(scope, 'client_id');
    const ticket = await this.database.one<{ client_id: string }>(
      `SELECT client_id FROM ticket WHERE id = ? AND ${own.sql}`,
      [ticketId, ...own.parameters],
    );
    const { client_id: clientId } = found(ticket);
    const merged = await this.database.query<{ ticket_id: string }>(
      'SELECT ticket_id FROM ticket_merge WHERE standing_id = ? AND client_id = ?',
      [ticketId, clientId],
    );
    const together = [ticketId, ...merged.map((row) => row.ticket_id)];
    const items = await this.entries(
      `${select} WHERE e.ticket_id IN (?) AND e.client_id = ? ORDER BY e.day DESC, e.id DESC LIMIT ?`,
      [together, clientId, most],
    );
    return { items, ...totalTime(items) };
  }

  /** One entry, for the answer to the call that wrote it. */
  async one(scope: ClientScope, id: string): Promise<TimeEntry> {
    const own = scopeCondition(scope, 'e.client_id');
    const [entry] = await this.entries(`${select} WHERE e.id = ? AND ${own.sql}`, [id, ...own.parameters]);
    return found(entry);
  }

  /** A person's seven days from a Monday on. */
  async week(actor: Actor, personId: string, monday: string): Promise<TimeWeek> {
    const person = await this.database.one<{ id: string; name: string }>(
      "SELECT id, name FROM person WHERE id = ? AND kind = 'staff'",
      [personId],
    );
    const days = Array.from({ length: 7 }, (_, count) => addCalendarDays(monday, count));
    const own = scopeCondition(actor.scope, 'e.client_id');
    const items = await this.entries(
      `${select} WHERE e.person_id = ? AND e.day BETWEEN ? AND ? AND ${own.sql} ORDER BY e.day, e.id LIMIT ?`,
      [personId, monday, days.at(-1), ...own.parameters, most],
    );
    const byDay = days.map((day) => {
      const ofDay = items.filter((entry) => entry.day === day);
      return { day, items: ofDay, ...totalTime(ofDay) };
    });
    return { person: found(person), days: byDay, ...totalTime(items) };
  }

  /** The timer of the caller. */
  async timer(actor: Actor): Promise<Timer | null> {
    const row = await this.database.one<{ ticket_id: string; subject: string; started_at: Date }>(
      `SELECT m.ticket_id, t.subject, m.started_at FROM timer m
         JOIN ticket t ON t.id = m.ticket_id AND t.client_id = m.client_id WHERE m.person_id = ?`,
      [actor.id],
    );
    if (!row) return null;
    const ticket = { id: row.ticket_id, number: ticketNumber(row.ticket_id), subject: row.subject };
    return { ticket, startedAt: row.started_at.toISOString() };
  }

  private async entries(sql: string, parameters: unknown[]): Promise<TimeEntry[]> {
    const rows = await this.database.query<EntryColumns>(sql, parameters);
    return rows.map(present);
  }
}

const present = (row: EntryColumns): TimeEntry => ({
  id: row.id,
  person: { id: row.person_id, name: row.person },
  client: { id: row.client_id, name: row.client },
  ticket: row.ticket_id
    ? { id: row.ticket_id, number: ticketNumber(row.ticket_id), subject: row.subject ?? '' }
    : null,
  interventionId: row.intervention_id,
  day: row.day,
  minutes: row.minutes,
  activity: row.activity,
  billable: row.billable === 1,
  billed: row.is_billed === 1,
  comment: row.comment,
  version: row.version,
});
