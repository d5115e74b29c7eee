import type { CalendarCheck, ServiceCalendar } from './calendar';
import type { Instant } from './instant';

export function checkCalendar(_calendar: ServiceCalendar, _now: Instant): CalendarCheck {
  throw new Error('not yet');
}
