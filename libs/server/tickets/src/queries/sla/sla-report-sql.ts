import { scopeCondition, type ClientScope } from '@vigie/platform';
import type { SlaReportGroup, SlaReportQuery } from '@vigie/wire';
import { instantsOf } from '../reports/report-days';

/** What each group of lines is told apart by; expressions of ours, never of the caller. */
export const groupKeys: Record<SlaReportGroup | 'all', string> = {
  all: "'all'",
  client: 'c.client_id',
  formula: 'k.formula',
  person: "COALESCE(t.assignee_id, 'none')",
  priority: 't.priority',
};

const withTicket = 'JOIN ticket t ON t.id = c.ticket_id AND t.client_id = c.client_id';
const withClient = 'JOIN client k ON k.id = c.client_id';

/** The tables behind every number: finished clocks with their ticket and its client, as they are today. */
export const reportTables = `sla_clock c ${withTicket} ${withClient}`;

/** What the lines need of them: every clock has a ticket, and an index holds all that is counted of a clock. */
export const groupTables: Record<SlaReportGroup | 'all', string> = {
  all: 'sla_clock c',
  client: 'sla_clock c',
  formula: `sla_clock c ${withClient}`,
  person: `sla_clock c ${withTicket}`,
  priority: `sla_clock c ${withTicket}`,
};

/** The clocks of a period: those that finished in it, met or missed. Cancelled ones promise nothing. */
export function reportWhere(
  scope: ClientScope,
  { from, to, clock }: Pick<SlaReportQuery, 'from' | 'to' | 'clock'>,
): { sql: string; parameters: unknown[] } {
  const inside = scopeCondition(scope, 'c.client_id');
  const instants = instantsOf({ from, to });
  return {
    sql: `c.stopped_at >= ? AND c.stopped_at < ? AND c.kind = ? AND c.state IN ('met', 'breached') AND ${inside.sql}`,
    parameters: [instants.from, instants.until, clock, ...inside.parameters],
  };
}
