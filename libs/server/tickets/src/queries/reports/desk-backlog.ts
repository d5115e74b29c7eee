import { Injectable } from '@nestjs/common';
import { ageBuckets, priorities, type AgeBucket, type DaySpan, type TicketState } from '@vigie/rules';
import { Database, type ClientScope } from '@vigie/platform';
import type { DeskReport } from '@vigie/wire';
import { clientsIn, timeWithin, within, type Condition } from './report-days';

const dayMs = 86_400_000;
type Client = string | undefined;
type Load = DeskReport['load'][number];

/** What is open now, and who has it. */
@Injectable()
export class DeskBacklog {
  constructor(private readonly database: Database) {}

  async byAge(scope: ClientScope, client: Client, now: Date): Promise<DeskReport['backlog']> {
    const inside = clientsIn(scope, client);
    const limits = ageBuckets.flatMap(({ key, toDays }) =>
      toDays === null ? [] : [{ key, since: new Date(now.getTime() - toDays * dayMs) }],
    );
    const cases = limits.map(({ key }) => `WHEN created_at > ? THEN '${key}'`).join(' ');
    const rows = await this.database.query<{ age: AgeBucket; state: TicketState; count: number | string }>(
      `SELECT CASE ${cases} ELSE 'older' END AS age, state, COUNT(*) AS count
         FROM ticket WHERE is_open = 1 AND ${inside.sql} GROUP BY age, state ORDER BY age, state`,
      [...limits.map(({ since }) => since), ...inside.parameters],
    );
    return rows.map((row) => ({ ...row, count: Number(row.count) }));
  }

  /** Those with the most open tickets first; what nobody has comes last. */
  async load(scope: ClientScope, client: Client, period: DaySpan): Promise<DeskReport['load']> {
    const time = timeWithin(period, scope, client);
    const [open, resolved, logged] = await Promise.all([
      this.open(clientsIn(scope, client)),
      this.sums('assignee_id', 'COUNT(*)', 'ticket', within('resolved_at', period, scope, client)),
      this.sums('person_id', 'SUM(minutes)', 'time_entry', time),
    ]);
    const keys = [...new Set([...open.keys(), ...resolved.keys(), ...logged.keys()])];
    const names = await this.namesOf(keys);
    const lines = keys.map((key): Load => ({
      person: key === 'none' ? null : { id: key, name: names.get(key) ?? '' },
      open: open.get(key) ?? priorities.map(() => 0),
      resolved: resolved.get(key) ?? 0,
      minutes: logged.get(key) ?? 0,
    }));
    return lines.sort((a, b) => rank(b) - rank(a) || nameOf(a).localeCompare(nameOf(b), 'fr'));
  }

  private async open(inside: Condition): Promise<Map<string, number[]>> {
    const rows = await this.database.query<{ key: string; priority: number; count: number | string }>(
      `SELECT COALESCE(assignee_id, 'none') AS \`key\`, priority, COUNT(*) AS count
         FROM ticket WHERE is_open = 1 AND ${inside.sql} GROUP BY assignee_id, priority`,
      inside.parameters,
    );
    const byPerson = new Map<string, number[]>();
    for (const { key, priority, count } of rows) {
      const counts = byPerson.get(key) ?? priorities.map(() => 0);
      counts[priority - 1] = Number(count);
      byPerson.set(key, counts);
    }
    return byPerson;
  }

  /** A sum by person; the expressions are ours, never the caller's. */
  private async sums(
    person: string,
    sum: string,
    table: string,
    where: Condition,
  ): Promise<Map<string, number>> {
    const rows = await this.database.query<{ key: string; sum: number | string }>(
      `SELECT COALESCE(${person}, 'none') AS \`key\`, ${sum} AS sum FROM ${table} WHERE ${where.sql} GROUP BY ${person}`,
      where.parameters,
    );
    return new Map(rows.map(({ key, sum: value }) => [key, Number(value)]));
  }

  private async namesOf(ids: readonly string[]): Promise<Map<string, string>> {
    const rows = await this.database.query<{ id: string; name: string }>(
      'SELECT id, name FROM person WHERE id IN (?)',
      [['0', ...ids.filter((one) => one !== 'none')]],
    );
    return new Map(rows.map(({ id, name }) => [id, name]));
  }
}

const nameOf = ({ person }: Load) => person?.name ?? '';
const rank = ({ person, open }: Load) => (person ? open.reduce((sum, one) => sum + one, 1) : 0);
