import ical, { ICalEventStatus } from 'ical-generator';
import { tzlib_get_ical_block } from 'timezones-ical-library';
import type { FeedEvent } from '../../store/planning/calendar-feed.store';

const zone = 'Europe/Paris';
const calendarZone = { name: zone, generator: (name: string) => tzlib_get_ical_block(name)[0] ?? null };

/** Interventions as an iCalendar file (RFC 5545), in wall-clock time with the rules of the zone, without our notes. */
export function calendarFile(
  events: readonly FeedEvent[],
  { name, domain, forClient }: { name: string; domain: string; forClient: boolean },
): string {
  const calendar = ical({ name, timezone: calendarZone, prodId: '//Vigie//Planning//FR' });
  for (const event of events) {
    const start = Temporal.Instant.fromEpochMilliseconds(event.startsAt.getTime()).toZonedDateTimeISO(zone);
    calendar.createEvent({
      id: `intervention-${event.id}@${domain}`,
      sequence: event.version,
      stamp: event.createdAt,
      start,
      end: start.add({ minutes: event.minutes }),
      timezone: zone,
      summary: forClient ? event.subject : `${event.subject} (${event.client})`,
      description: event.technicians.join(', '),
      location: event.address ?? event.site,
      status: event.state === 'planned' ? ICalEventStatus.TENTATIVE : ICalEventStatus.CONFIRMED,
    });
  }
  return calendar.toString();
}
