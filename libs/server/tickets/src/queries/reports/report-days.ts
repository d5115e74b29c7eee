import { addCalendarDays, startOfDay, type DaySpan } from '@vigie/rules';
import { scopeCondition, type ClientScope } from '@vigie/platform';

/** Where the days of a report begin and end. */
const zone = 'Europe/Paris';
const hourMs = 3_600_000;

export interface Condition {
  sql: string;
  parameters: unknown[];
}

/** The first instant of a span of days, and the first one after it, whatever the clocks do in those nights. */
export function instantsOf({ from, to }: DaySpan): { from: Date; until: Date } {
  const after = addCalendarDays(to, 1);
  return { from: new Date(startOfDay(from, zone)), until: new Date(startOfDay(after, zone)) };
}

/** Rows whose instant lies in the span, of the clients one may see. */
export function within(
  column: string,
  span: DaySpan,
  scope: ClientScope,
  client: string | undefined,
  alias = '',
): Condition {
  const { from, until } = instantsOf(span);
  const inside = clientsIn(scope, client, alias);
  return {
    sql: `${alias}${column} >= ? AND ${alias}${column} < ? AND ${inside.sql}`,
    parameters: [from, until, ...inside.parameters],
  };
}

/** Time entries of the span: their days are days, no instants. */
export function timeWithin({ from, to }: DaySpan, scope: ClientScope, client: string | undefined): Condition {
  const inside = clientsIn(scope, client);
  return { sql: `day BETWEEN ? AND ? AND ${inside.sql}`, parameters: [from, to, ...inside.parameters] };
}

/** The clients one may see; one of them when it is asked for. */
export function clientsIn(scope: ClientScope, client: string | undefined, alias = ''): Condition {
  const inside = scopeCondition(scope, `${alias}client_id`);
  return client
    ? { sql: `${inside.sql} AND ${alias}client_id = ?`, parameters: [...inside.parameters, client] }
    : inside;
}

/** Counts by the hour, which is how days of the wall clock are told apart without the time zones of the database. */
export class Hours {
  constructor(
    private readonly origin: Date,
    private readonly rows: readonly { hour: number | string; count: number | string }[],
  ) {}

  /** How many in these days. */
  in(span: DaySpan): number {
    const { from, until } = instantsOf(span);
    const first = (from.getTime() - this.origin.getTime()) / hourMs;
    const end = (until.getTime() - this.origin.getTime()) / hourMs;
    const inside = this.rows.filter(({ hour }) => Number(hour) >= first && Number(hour) < end);
    return inside.reduce((sum, { count }) => sum + Number(count), 0);
  }
}
