import { type LocalDate, addCalendarDays, addMonths } from '@vigie/rules';
import type { ExportPeriod } from '@vigie/wire';

export const periodNames = ['lastMonth', 'lastQuarter', 'year'] as const;

/** The periods that accountants ask for, as they are on a day. */
export function periodsOn(today: LocalDate): Record<(typeof periodNames)[number], ExportPeriod> {
  const month = `${today.slice(0, 7)}-01`;
  const inQuarter = (Number(today.slice(5, 7)) - 1) % 3;
  const quarter = addMonths(month, -inQuarter);
  return {
    lastMonth: { from: addMonths(month, -1), to: addCalendarDays(month, -1) },
    lastQuarter: { from: addMonths(quarter, -3), to: addCalendarDays(quarter, -1) },
    year: { from: `${today.slice(0, 4)}-01-01`, to: `${today.slice(0, 4)}-12-31` },
  };
}
