import fc from 'fast-check';
import { calendars, durations, instants, later, quarterInstants } from '../testing/arbitraries';
import {
  type ServiceCalendar,
  addWorkingTime,
  defaultCalendar,
  holidayOn,
  toMs,
  workingTimeBetween,
} from '../index';

const hour = 3_600_000;
const minute = 60_000;

function add(start: string, ms: number, calendar: ServiceCalendar): string {
  const end = addWorkingTime(start, ms, calendar);
  if (end === undefined) throw new Error('never');
  return end;
}

/** Whether an instant is open, read plainly on the wall clock of the zone. */
function isOpen(ms: number, calendar: ServiceCalendar): boolean {
  const local = Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(calendar.zone);
  const date = local.toPlainDate().toString();
  const time = local.toPlainTime().toString().slice(0, 5);
  const within = ({ from, to }: { from: string; to: string }) => from <= time && time < to;
  const week = calendar.hours.filter(({ days }) => days.includes(local.dayOfWeek));
  const exception = calendar.exceptions.findLast(({ from, to }) => from <= date && date <= to);
  if (week.length === 0 || holidayOn(date, calendar.region, calendar)) return false;
  return (exception?.hours ?? week).some(within);
}

describe('working time', () => {
  it('is what counting quarters of an hour one by one gives, clock changes and exceptions included', () => {
    fc.assert(
      fc.property(quarterInstants, fc.nat({ max: 2000 }), calendars, (start, quarters, calendar) => {
        let expected = 0;
        for (let i = 0; i < quarters; i++) {
          if (isOpen(toMs(start) + i * 15 * minute, calendar)) expected += 15 * minute;
        }
        expect(workingTimeBetween(start, later(start, quarters * 15 * minute), calendar)).toBe(expected);
      }),
      { numRuns: 150 },
    );
  });

  it('added is worked: worked(start, add(start, d)) = d, and not a millisecond sooner', () => {
    fc.assert(
      fc.property(instants, durations, calendars, (start, ms, calendar) => {
        const end = add(start, ms, calendar);
        expect(workingTimeBetween(start, end, calendar)).toBe(ms);
        expect(workingTimeBetween(start, later(end, -1), calendar)).toBe(ms - 1);
      }),
    );
  });

  it('adds up over years as over days', () => {
    fc.assert(
      fc.property(instants, fc.integer({ min: 1, max: 20_000 * hour }), calendars, (start, ms, calendar) => {
        expect(workingTimeBetween(start, add(start, ms, calendar), calendar)).toBe(ms);
      }),
    );
  });

  it('splits anywhere: adding a then b is adding a + b', () => {
    fc.assert(
      fc.property(instants, durations, durations, calendars, (start, a, b, calendar) => {
        expect(add(add(start, a, calendar), b, calendar)).toBe(add(start, a + b, calendar));
      }),
    );
  });

  it('goes on with the duration', () => {
    fc.assert(
      fc.property(instants, durations, durations, calendars, (start, a, b, calendar) => {
        expect(toMs(add(start, a + b, calendar))).toBeGreaterThan(toMs(add(start, a, calendar)));
      }),
    );
  });

  it('of a million minutes lands where walking day by day lands', () => {
    const start = '2026-11-20T09:00:00.000Z';
    const end = add(start, 1_000_000 * minute, defaultCalendar);
    expect(end).toBe('2035-02-21T13:10:00.000Z');
    let walked = 0;
    for (let at = start; at < end; at = later(at, 24 * hour)) {
      const next = later(at, 24 * hour);
      walked += workingTimeBetween(at, next < end ? next : end, defaultCalendar);
    }
    expect(walked).toBe(1_000_000 * minute);
  });

  it('counts 23 and 25 hours on the days the clocks change', () => {
    const always: ServiceCalendar = {
      ...defaultCalendar,
      hours: [{ days: [1, 2, 3, 4, 5, 6, 7], from: '00:00', to: '24:00' }],
    };
    const day = (from: string, to: string) => workingTimeBetween(from, to, always) / hour;
    expect(day('2026-03-28T23:00:00Z', '2026-03-29T22:00:00Z')).toBe(23);
    expect(day('2026-10-24T22:00:00Z', '2026-10-25T23:00:00Z')).toBe(25);
    expect(day('2026-03-01T00:00:00Z', '2026-03-31T00:00:00Z')).toBe(30 * 24);
  });

  it('ends with the span that uses it up, not at the next opening', () => {
    const friday = '2026-11-20T08:30:00+01:00';
    expect(add(friday, 8 * hour, defaultCalendar)).toBe('2026-11-20T17:00:00.000Z');
    expect(add(friday, 8 * hour + 1, defaultCalendar)).toBe('2026-11-23T07:30:00.001Z');
    expect(add('2026-11-21T12:00:00Z', 1, defaultCalendar)).toBe('2026-11-23T07:30:00.001Z');
  });

  it('ends with its span after weeks of longer hours too', () => {
    const calendar: ServiceCalendar = {
      ...defaultCalendar,
      hours: [{ days: [1, 2, 3, 4, 5], from: '09:00', to: '10:00' }],
      exceptions: [
        { from: '2026-06-01', to: '2026-06-28', hours: [{ from: '09:00', to: '11:00' }], label: 'Été' },
      ],
    };
    expect(add('2026-05-31T10:00:00Z', 40 * hour, calendar)).toBe('2026-06-26T09:00:00.000Z');
  });

  it('is nothing backwards', () => {
    expect(addWorkingTime('2026-11-21T12:00:00Z', 0, defaultCalendar)).toBe('2026-11-21T12:00:00.000Z');
    expect(workingTimeBetween('2026-11-20T12:00:00Z', '2026-11-19T12:00:00Z', defaultCalendar)).toBe(0);
  });

  it('is never reached when nothing opens, or before dates end', () => {
    const start = '2026-11-20T09:00:00Z';
    expect(addWorkingTime(start, 1, { ...defaultCalendar, hours: [] })).toBeUndefined();
    expect(addWorkingTime(start, 1e300, defaultCalendar)).toBeUndefined();
    const exceptions = [{ from: '2000-01-01', to: '9999-12-31', hours: [], label: 'Fermé' }];
    expect(addWorkingTime(start, 1, { ...defaultCalendar, exceptions })).toBeUndefined();
    expect(addWorkingTime(start, 1000 * hour, { ...defaultCalendar, exceptions })).toBeUndefined();
  });
});
