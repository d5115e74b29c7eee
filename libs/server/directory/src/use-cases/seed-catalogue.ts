import { defaultCalendar, defaultTargets, formulas, priorities } from '@vigie/rules';
import type { Transaction } from '@vigie/platform';
import { calendarByName, countTargets, insertCalendar, putTargets } from '../store/settings.store';

export const defaultCalendarName = 'Horaires standard';

/**
 * The default calendar and the twelve default targets, where they are missing. Returns the calendar's identifier.
 */
export async function seedCatalogue(tx: Transaction): Promise<string> {
  if ((await countTargets(tx)) === 0) await putTargets(tx, catalogueTargets());
  const known = await calendarByName(tx, defaultCalendarName);
  return known?.id ?? insertCalendar(tx, { name: defaultCalendarName, ...defaultCalendar });
}

const catalogueTargets = () =>
  formulas.flatMap((formula) =>
    priorities.map((priority) => ({ formula, priority, ...defaultTargets[formula][priority] })),
  );
