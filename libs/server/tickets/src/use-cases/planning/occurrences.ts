import { toInstant } from '@vigie/rules';
import type { Recurrence } from '@vigie/wire';
import { RRuleTemporal } from 'rrule-temporal';

const weekdays = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const;

/** The occurrences of a series, and the rule they follow. */
export interface Occurrences {
  starts: Date[];
  rule: string;
}

/**
 * The starts of a series: the wall-clock time of the first one is kept when the clocks change, and a month follows the
 * weekday of its first one (second Tuesday, last Friday). Dates left out do not count.
 */
export function occurrencesOf(
  startsAt: string,
  { frequency, interval, count, except }: Recurrence,
  zone: string,
): Occurrences {
  const first = Temporal.Instant.from(startsAt).toZonedDateTimeISO(zone);
  const weekday = weekdays[first.dayOfWeek - 1] ?? 'MO';
  const nth = Math.ceil(first.day / 7);
  // A fifth weekday does not come every month: it is the last one.
  const byDay = frequency === 'monthly' ? [`${nth === 5 ? -1 : nth}${weekday}`] : [weekday];
  const series = new RRuleTemporal({
    freq: frequency === 'monthly' ? 'MONTHLY' : 'WEEKLY',
    interval,
    byDay,
    count: count + except.length,
    dtstart: first,
  });
  const kept = series.all().filter((start) => !except.includes(start.toString().slice(0, 10)));
  const rule = `FREQ=${frequency.toUpperCase()};INTERVAL=${interval};BYDAY=${byDay.join(',')}`;
  return {
    starts: kept.slice(0, count).map((start) => new Date(toInstant(start.epochMilliseconds))),
    rule,
  };
}
