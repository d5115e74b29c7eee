import fc from 'fast-check';
import {
  type CalendarException,
  type DailyHours,
  type ServiceCalendar,
  deadlineModes,
  holidayRegions,
  toInstant,
  toMs,
} from '../index';
import { fromEpochDay, toEpochDay } from '../time/civil';

const clockText = (minutes: number) =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;

/** Quarters of an hour away from the night, when clocks change: a plain reading of the wall clock is then exact. */
const quarters = [...Array.from({ length: 68 }, (_, i) => 300 + i * 15), 0, 1440];

const dailyHours: fc.Arbitrary<DailyHours[]> = fc
  .uniqueArray(fc.constantFrom(...quarters), { minLength: 2, maxLength: 6 })
  .map((edges) => {
    const sorted = edges.toSorted((a, b) => a - b);
    const slots: DailyHours[] = [];
    for (let i = 0; i + 1 < sorted.length; i += 2) {
      slots.push({ from: clockText(sorted[i] ?? 0), to: clockText(sorted[i + 1] ?? 0) });
    }
    return slots;
  });

const exception: fc.Arbitrary<CalendarException> = fc
  .record({
    from: fc.integer({ min: toEpochDay('2026-01-01'), max: toEpochDay('2027-12-31') }),
    length: fc.nat({ max: 40 }),
    hours: fc.oneof(fc.constant<DailyHours[]>([]), dailyHours),
    label: fc.constantFrom('Août', 'Fermeture'),
  })
  .map(({ from, length, ...rest }) => ({
    ...rest,
    from: fromEpochDay(from),
    to: fromEpochDay(from + length),
  }));

export const zones = [
  'Europe/Paris',
  'UTC',
  'Indian/Reunion',
  'America/Havana',
  'Australia/Lord_Howe',
  'America/Sao_Paulo',
] as const;

/** Calendars that open at least once a week, in all sorts of zones and with all sorts of exceptions. */
export const calendars: fc.Arbitrary<ServiceCalendar> = fc.record({
  zone: fc.constantFrom(...zones),
  region: fc.constantFrom(...holidayRegions),
  goodFriday: fc.boolean(),
  hours: fc
    .array(fc.tuple(fc.integer({ min: 1, max: 7 }), dailyHours), { minLength: 1, maxLength: 7 })
    .map((days) =>
      [...new Map(days)].flatMap(([day, slots]) => slots.map((slot) => ({ ...slot, days: [day] }))),
    ),
  exceptions: fc.array(exception, { maxLength: 3 }),
});

const quarterMs = 900_000;

/** Instants of 2026 and 2027, to the millisecond. */
export const instants = fc
  .integer({ min: toMs('2026-01-01T00:00:00Z'), max: toMs('2027-12-31T00:00:00Z') })
  .map(toInstant);

/** Instants of 2026 and 2027 on a quarter of an hour. */
export const quarterInstants = instants.map((at) => toInstant(toMs(at) - (toMs(at) % quarterMs)));

/** From a millisecond to three weeks of counted time, edges included. */
export const durations = fc.oneof(
  fc.integer({ min: 1, max: 120 * 3_600_000 }),
  fc.integer({ min: 1, max: 480 }).map((quarters) => quarters * quarterMs),
);

export const modes = fc.constantFrom(...deadlineModes);

export const later = (at: string, ms: number) => toInstant(toMs(at) + ms);
