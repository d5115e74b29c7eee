import type { LocalDate } from '../time/civil';
import { addDays, daysBetween } from '../time/days';

/**
 * The end of a backup service: proposed when a contract ends, open once a person has declared it, erasing once two
 * people have said so, erased with its certificate. Dismissed: it was no end; withdrawn: the service goes on.
 */
export const endingStates = ['proposed', 'open', 'erasing', 'erased', 'dismissed', 'withdrawn'] as const;
export type EndingState = (typeof endingStates)[number];
/** What still waits for something. */
export const openEndingStates = ['proposed', 'open', 'erasing'] as const satisfies readonly EndingState[];
/** Nothing of the history of backups is forgotten meanwhile. */
export const frozenEndingStates = ['open', 'erasing'] as const satisfies readonly EndingState[];

/** What the client wants done with the data (GDPR art. 28(3)(g)). */
export const endingChoices = ['destroy', 'return', 'transfer'] as const;
export type EndingChoice = (typeof endingChoices)[number];

/** Why nothing may be erased although the time is over. */
export const holdReasons = ['legal', 'dispute'] as const;
export type HoldReason = (typeof holdReasons)[number];

export const endingSteps = [
  'proposed',
  'opened',
  'told',
  'reminded',
  'jobs-ended',
  'choice',
  'restitution-asked',
  'restitution-answered',
  'exported',
  'received',
  'held',
  'released',
  'late-request',
  'erasure-asked',
  'erasure-refused',
  'erasure-approved',
  'site-failed',
  'site-erased',
  'certified',
  'dismissed',
  'withdrawn',
] as const;
export type EndingStep = (typeof endingSteps)[number];

/** Working days that a client has to recover what is theirs (conditions art. 23). */
export const recoveryDays = 15;
/** Working days after the end on which the client is reminded. */
export const endingReminderDays = [5, 10, 14] as const;
export type ReminderDay = (typeof endingReminderDays)[number];

/** So many working days after the end, whose own day does not count. */
const workingDay = (endedOn: LocalDate, count: number): LocalDate =>
  addDays({ from: endedOn, count, kind: 'ouvre', region: 'FR' });

/** The last day on which the client can recover the data. */
export const recoveryLimit = (endedOn: LocalDate): LocalDate => workingDay(endedOn, recoveryDays);

/** The day of each reminder. */
export const endingReminderDates = (endedOn: LocalDate): { days: ReminderDay; on: LocalDate }[] =>
  endingReminderDays.map((days) => ({ days, on: workingDay(endedOn, days) }));

/** The reminder that is due and was not sent: one at a time, the last of several that were slept through. */
export function dueEndingReminder(
  endedOn: LocalDate,
  today: LocalDate,
  sent: readonly number[],
): ReminderDay | null {
  if (today > recoveryLimit(endedOn)) return null;
  const past = endingReminderDates(endedOn).filter(({ on }) => on <= today);
  const last = past.at(-1)?.days ?? null;
  return last === null || sent.some((days) => days >= last) ? null : last;
}

/** The day of the next reminder after those that were sent; null when there is none left. */
export function nextEndingReminder(endedOn: LocalDate, sent: readonly number[]): LocalDate | null {
  const latest = Math.max(0, ...sent);
  return endingReminderDates(endedOn).find(({ days }) => days > latest)?.on ?? null;
}

export interface ErasureFacts {
  state: EndingState;
  endedOn: LocalDate;
  dueOn: LocalDate;
  hold: HoldReason | null;
  /** The client asked for its data and was not answered yet. */
  restitutionOpen: boolean;
  jobsActive: boolean;
}
export const erasureObstacles = [
  'wrong-state',
  'window-open',
  'on-hold',
  'restitution-open',
  'jobs-active',
] as const;
export type ErasureObstacle = (typeof erasureObstacles)[number];

/** Why nothing may be erased today; null: two people may decide to. The last day of the window is the client's. */
export function erasureObstacle(facts: ErasureFacts, today: LocalDate): ErasureObstacle | null {
  if (facts.state !== 'open') return 'wrong-state';
  if (today <= facts.dueOn) return 'window-open';
  if (facts.hold !== null) return 'on-hold';
  if (facts.restitutionOpen) return 'restitution-open';
  return facts.jobsActive ? 'jobs-active' : null;
}

/** Days left to the client; negative once the window has closed. */
export const daysLeft = (dueOn: LocalDate, today: LocalDate): number => daysBetween(today, dueOn);
