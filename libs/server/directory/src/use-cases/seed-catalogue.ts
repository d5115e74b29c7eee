import { defaultActions, defaultCalendar, defaultTargets, formulas, priorities } from '@vigie/rules';
import type { Transaction } from '@vigie/platform';
import { calendarByName, insertCalendar } from '../store/settings.store';
import { countPolicies, insertPolicy } from '../store/sla-policies.store';

export const defaultCalendarName = 'Horaires standard';

/**
 * The default calendar and the twelve default targets, where they are missing. Returns the calendar's identifier.
 */
export async function seedCatalogue(tx: Transaction): Promise<string> {
  if ((await countPolicies(tx)) === 0) await insertPolicy(tx, shippedPolicy(tx.now));
  const known = await calendarByName(tx, defaultCalendarName);
  return known?.id ?? insertCalendar(tx, { name: defaultCalendarName, ...defaultCalendar });
}

/** In force since ever: requests that the demonstration dates back find their targets. */
const shippedPolicy = (createdAt: Date) => ({
  number: 1,
  effectiveAt: new Date('2000-01-01T00:00:00.000Z'),
  createdAt,
  authorName: null,
  reason: null,
  targets: formulas.flatMap((formula) =>
    priorities.map((priority) => ({ formula, priority, ...defaultTargets[formula][priority] })),
  ),
  exceptions: [],
  actions: defaultActions,
});
