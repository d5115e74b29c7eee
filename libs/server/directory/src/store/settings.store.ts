import type { ServiceCalendar } from '@vigie/rules';
import type { Transaction } from '@vigie/platform';
import { CalendarRow } from './calendar.row';
import type { Source } from './source';

export type CalendarValues = ServiceCalendar & { name: string };

const columns = (calendar: CalendarValues) => ({ ...calendar, goodFriday: calendar.goodFriday ?? false });

export const calendarById = (source: Source, id: string): Promise<CalendarRow | null> =>
  source.manager.findOneBy(CalendarRow, { id });

export const calendarByName = (source: Source, name: string): Promise<CalendarRow | null> =>
  source.manager.findOneBy(CalendarRow, { name });

/** Adds a calendar; the name must not be taken yet (unique key). */
export const insertCalendar = (tx: Transaction, calendar: CalendarValues): Promise<string> =>
  tx.insert(CalendarRow, { ...columns(calendar), version: 1 });

/** Changes a calendar; version.conflict when somebody else did in between. */
export const updateCalendar = (
  tx: Transaction,
  row: { id: string; version: number },
  calendar: CalendarValues,
): Promise<void> => tx.updateVersioned(CalendarRow, row, columns(calendar));

/** The calendar that new clients follow where nobody says which; null before there is one. */
export async function firstCalendar(source: Source): Promise<string | null> {
  const [calendar] = await source.manager.find(CalendarRow, { order: { id: 'ASC' }, take: 1 });
  return calendar?.id ?? null;
}
