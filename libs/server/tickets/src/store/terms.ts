import type { DeadlineMode, Formula, Priority, ServiceCalendar } from '@vigie/rules';
import { found, fromJson, type Transaction } from '@vigie/platform';

/** What a client's contract promises, as far as clocks need it. */
export interface ClientTerms {
  name: string;
  formula: Formula;
  mode: DeadlineMode;
  calendar: ServiceCalendar;
}

interface TermsRow {
  name: string;
  formula: Formula;
  deadline_mode: DeadlineMode;
  zone: string;
  region: ServiceCalendar['region'];
  good_friday: number;
  hours: ServiceCalendar['hours'] | string;
  exceptions: ServiceCalendar['exceptions'] | string;
}

/** Terms of a client at this moment. */
export async function termsOf(tx: Transaction, clientId: string): Promise<ClientTerms> {
  const [row] = await tx.query<TermsRow>(
    `SELECT c.name, c.formula, c.deadline_mode, k.zone, k.region, k.good_friday, k.hours, k.exceptions
       FROM client c JOIN calendar k ON k.id = c.calendar_id WHERE c.id = ?`,
    [clientId],
  );
  const client = found(row);
  return {
    name: client.name,
    formula: client.formula,
    mode: client.deadline_mode,
    calendar: {
      zone: client.zone,
      region: client.region,
      goodFriday: client.good_friday === 1,
      hours: fromJson(client.hours),
      exceptions: fromJson(client.exceptions),
    },
  };
}

/** Response and resolution targets of a formula and priority, in milliseconds of service time. */
export async function targetsOf(tx: Transaction, formula: Formula, priority: Priority) {
  const [row] = await tx.query<{ response_minutes: number; resolution_minutes: number }>(
    'SELECT response_minutes, resolution_minutes FROM sla_target WHERE formula = ? AND priority = ?',
    [formula, priority],
  );
  const target = found(row);
  return { responseMs: target.response_minutes * 60_000, resolutionMs: target.resolution_minutes * 60_000 };
}
