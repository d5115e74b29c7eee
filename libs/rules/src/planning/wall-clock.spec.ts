import fc from 'fast-check';
import { defaultCalendar } from '../time/calendar';
import { fromEpochDay } from '../time/civil';
import { atLocalTime, minutesOfDay, openStretches } from './wall-clock';

const zone = 'Europe/Paris';

describe('a time of day', () => {
  it.each([
    ['2026-03-28', 540, '2026-03-28T08:00:00.000Z'],
    ['2026-03-29', 540, '2026-03-29T07:00:00.000Z'],
    ['2026-10-25', 540, '2026-10-25T08:00:00.000Z'],
    // 02:30 never happens on that day.
    ['2026-03-29', 150, '2026-03-29T01:00:00.000Z'],
  ])('%s at %d minutes', (day, minutes, expected) => {
    expect(atLocalTime(day, minutes, zone)).toBe(expected);
  });

  it('is read back on every day whose clock does not jump over it', () => {
    const working = fc.integer({ min: 240, max: 1439 });
    fc.assert(
      fc.property(fc.integer({ min: 20_000, max: 21_000 }), working, (day, minutes) => {
        expect(minutesOfDay(atLocalTime(fromEpochDay(day), minutes, zone), zone)).toBe(minutes);
      }),
    );
  });
});

describe('the open stretches of a day', () => {
  it.each([
    [
      '2026-11-23',
      [
        { from: 510, to: 750 },
        { from: 840, to: 1080 },
      ],
    ],
    ['2026-11-22', []],
    ['2026-12-25', []],
    [
      '2026-10-26',
      [
        { from: 510, to: 750 },
        { from: 840, to: 1080 },
      ],
    ],
  ])('%s', (day, expected) => {
    expect(openStretches(day, defaultCalendar)).toEqual(expected);
  });
});
