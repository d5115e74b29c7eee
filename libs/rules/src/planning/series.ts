import { type Instant, toInstant, toMs } from '../time/instant';
import { zoneClock } from '../time/zone';
import { type InterventionState, isAhead } from './intervention';

/** How an occurrence went its own way. */
export type OccurrenceException = 'moved' | 'cancelled';

/** An occurrence, and where its series has it; null for an intervention of its own. */
export interface Occurrence {
  startsAt: Instant;
  recurrenceAt: Instant | null;
  state: InterventionState;
}

/** How an occurrence differs from its series; null when it does not. */
export function exceptionOf({ startsAt, recurrenceAt, state }: Occurrence): OccurrenceException | null {
  if (recurrenceAt === null) return null;
  if (state === 'cancelled') return 'cancelled';
  return toMs(startsAt) === toMs(recurrenceAt) ? null : 'moved';
}

/** Whether an exception can be undone: the date that the series has for it still lies ahead, and it did not take place. */
export function mayReturn(occurrence: Occurrence, now: Instant): boolean {
  const { recurrenceAt, state } = occurrence;
  if (recurrenceAt === null || exceptionOf(occurrence) === null) return false;
  return (isAhead(state) || state === 'cancelled') && toMs(recurrenceAt) > toMs(now);
}

/** Where an instant goes when those after an occurrence move as far as it did on the wall clock. */
export function movedAlike(
  instant: Instant,
  { from, to }: { from: Instant; to: Instant },
  zone: string,
): Instant {
  const clock = zoneClock(zone);
  const distance = clock.toWall(toMs(to)) - clock.toWall(toMs(from));
  return toInstant(clock.toEpoch(clock.toWall(toMs(instant)) + distance));
}
