import type { ServiceCalendar } from './calendar';
import type { Instant } from './instant';

/** The instant at which `ms` of opening time have passed since `start`; undefined when the calendar never gets there. */
export function addWorkingTime(
  _start: Instant,
  _ms: number,
  _calendar: ServiceCalendar,
): Instant | undefined {
  throw new Error('not yet');
}

/** Milliseconds of opening time between two instants; 0 when the second is not later. */
export function workingTimeBetween(_from: Instant, _to: Instant, _calendar: ServiceCalendar): number {
  throw new Error('not yet');
}
