import { type LocalDate, addCalendarDays, addMonths } from '@vigie/rules';
import type { ExportPeriod } from '@vigie/wire';

export const periodNames = ['lastMonth', 'lastQuarter', 'year', 'lastYear'] as const;

/** The periods that accountants ask for, as they are on a day. */
export function periodsOn(today: LocalDate): Record<(typeof periodNames)[number], ExportPeriod> {
  const month = `${today.slice(0, 7)}-01`;
  const inQuarter = (Number(today.slice(5, 7)) - 1) % 3;
  const quarter = addMonths(month, -inQuarter);
  return {
    lastMonth: { from: addMonths(month, -1), to: addCalendarDays(month, -1) },
    lastQuarter: { from: addMonths(quarter, -3), to: addCalendarDays(quarter, -1) },
    year: yearOf(Number(today.slice(0, 4))),
    lastYear: yearOf(Number(today.slice(0, 4)) - 1),
  };
}

const yearOf = (year: number): ExportPeriod => ({ from: `${year}-01-01`, to: `${year}-12-31` });
