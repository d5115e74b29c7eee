import fc from 'fast-check';
import { defaultCalendar } from '../time/calendar';
import { toInstant, toMs } from '../time/instant';
import { classOfIntervention, conflictsOf, isPast, lastChangeDay, mayClientChange } from './intervention';

const calendar = defaultCalendar;

describe('the class of an intervention', () => {
  it.each([
    // Friday 3 April 2026, Easter Monday on the 6th.
    ['2026-04-03T08:00:00.000Z', '2026-04-13T07:00:00.000Z', 'planned'],
    ['2026-04-03T08:00:00.000Z', '2026-04-10T07:00:00.000Z', 'standard'],
    ['2026-04-03T08:00:00.000Z', '2026-04-08T07:00:00.000Z', 'standard'],
    ['2026-04-03T08:00:00.000Z', '2026-04-07T07:00:00.000Z', 'urgent'],
    ['2026-05-07T08:00:00.000Z', '2026-05-12T07:00:00.000Z', 'standard'],
    ['2026-05-07T08:00:00.000Z', '2026-05-11T07:00:00.000Z', 'urgent'],
    // Late in the evening in Paris is still that day, not the day of UTC.
    ['2026-11-22T23:30:00.000Z', '2026-11-30T08:00:00.000Z', 'planned'],
    ['2026-11-22T22:30:00.000Z', '2026-11-27T08:00:00.000Z', 'planned'],
    // Recorded after the fact.
    ['2026-11-23T10:00:00.000Z', '2026-11-20T10:00:00.000Z', 'urgent'],
  ])('asked %s for %s: %s', (requestedAt, startsAt, expected) => {
    expect(classOfIntervention(requestedAt, startsAt, calendar)).toBe(expected);
  });

  it('counts the closed days of the calendar, not its changed hours', () => {
    const asked = ['2026-11-16T09:00:00.000Z', '2026-11-23T09:00:00.000Z'] as const;
    expect(classOfIntervention(...asked, calendar)).toBe('planned');
    const hours = [{ from: '09:00', to: '12:00' }];
    const exception = { from: '2026-11-18', to: '2026-11-18', label: 'Inventaire' };
    const closed = { ...calendar, exceptions: [{ ...exception, hours: [] }] };
    expect(classOfIntervention(...asked, closed)).toBe('standard');
    expect(classOfIntervention(...asked, { ...calendar, exceptions: [{ ...exception, hours }] })).toBe(
      'planned',
    );
  });

  it('never grows more urgent when it takes place later', () => {
    const order = ['urgent', 'standard', 'planned'];
    const start = toMs('2026-01-01T00:00:00.000Z');
    const minute = fc.integer({ min: 0, max: 500_000 });
    fc.assert(
      fc.property(minute, minute, minute, (asked, a, b) => {
        const classAt = (minutes: number) =>
          classOfIntervention(
            toInstant(start + asked * 60_000),
            toInstant(start + minutes * 60_000),
            calendar,
          );
        const [soon, late] = [classAt(Math.min(a, b)), classAt(Math.max(a, b))];
        expect(order.indexOf(late)).toBeGreaterThanOrEqual(order.indexOf(soon));
      }),
      { numRuns: 60 },
    );
  });
});

describe('a change that the client asks for', () => {
  it('comes five working days before, at the latest', () => {
    const startsAt = '2026-04-13T07:00:00.000Z';
    expect(lastChangeDay(startsAt, calendar)).toBe('2026-04-06');
    expect(mayClientChange(startsAt, '2026-04-06T21:59:00.000Z', calendar)).toBe(true);
    expect(mayClientChange(startsAt, '2026-04-06T22:00:00.000Z', calendar)).toBe(false);
  });

  it('is in time exactly when the intervention would be planned if it were asked for then', () => {
    const start = toMs('2026-01-05T08:00:00.000Z');
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 300 }), fc.integer({ min: 0, max: 20 }), (day, before) => {
        const startsAt = toInstant(start + day * 86_400_000);
        const now = toInstant(start + (day - before) * 86_400_000);
        const inTime = classOfIntervention(now, startsAt, calendar) === 'planned';
        expect(mayClientChange(startsAt, now, calendar)).toBe(inTime);
      }),
      { numRuns: 60 },
    );
  });
});

describe('a start in the past', () => {
  it.each([
    ['2026-11-23T08:00:00.000Z', false],
    ['2026-11-23T07:50:00.000Z', false],
    ['2026-11-23T07:44:00.000Z', true],
    ['2026-11-24T07:00:00.000Z', false],
  ])('%s', (startsAt, expected) => {
    expect(isPast(startsAt, '2026-11-23T08:00:00.000Z')).toBe(expected);
  });
});

describe('overlaps', () => {
  const at = (id: string, hour: string, minutes: number) => ({
    id,
    startsAt: `2026-11-23T${hour}:00.000Z`,
    minutes,
  });

  it('name everybody who overlaps, also one hidden inside a long one', () => {
    const slots = [at('long', '08:00', 300), at('short', '08:30', 15), at('inside', '11:00', 60)];
    expect([...conflictsOf(slots)].sort()).toEqual(['inside', 'long', 'short']);
  });

  it('are none when slots only touch', () => {
    expect(conflictsOf([at('b', '09:00', 60), at('a', '08:00', 60)]).size).toBe(0);
  });

  it('are what comparing every pair finds', () => {
    const slot = fc.record({
      start: fc.integer({ min: 0, max: 50 }),
      minutes: fc.integer({ min: 1, max: 30 }),
    });
    fc.assert(
      fc.property(fc.array(slot, { maxLength: 12 }), (raw) => {
        const slots = raw.map(({ start, minutes }, id) => ({
          id: String(id),
          startsAt: toInstant(start * 60_000),
          minutes,
        }));
        const pairs = raw.flatMap((a, i) =>
          raw.some((b, j) => i !== j && a.start < b.start + b.minutes && b.start < a.start + a.minutes)
            ? [String(i)]
            : [],
        );
        expect([...conflictsOf(slots)].sort()).toEqual(pairs.sort());
      }),
    );
  });
});
