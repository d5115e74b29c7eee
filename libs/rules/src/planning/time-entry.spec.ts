import fc from 'fast-check';
import { parseMinutes, timerMinutes, totalTime } from './time-entry';

describe('a length of time as typed', () => {
  it.each([
    ['90', 90],
    ['1h30', 90],
    ['1 h 30', 90],
    ['1:30', 90],
    ['1h', 60],
    ['2 heures', 120],
    ['45 min', 45],
    ['1h05', 65],
    ['1,5 h', 90],
    ['0.25h', 15],
    ['24h', 1440],
    ['1:75', undefined],
    ['0', undefined],
    ['24h01', undefined],
    ['-5', undefined],
    ['demain', undefined],
    ['', undefined],
  ])('%s', (text, minutes) => {
    expect(parseMinutes(text)).toBe(minutes);
  });

  it('reads what it would write, whatever the length', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1440 }), (minutes) => {
        const hours = Math.floor(minutes / 60);
        expect(parseMinutes(`${hours}h${String(minutes % 60).padStart(2, '0')}`)).toBe(minutes);
        expect(parseMinutes(String(minutes))).toBe(minutes);
      }),
    );
  });
});

describe('a timer', () => {
  it.each([
    [0, 1],
    [1, 1],
    [60_000, 1],
    [60_001, 2],
    [-5_000, 1],
    [3 * 86_400_000, 1440],
  ])('%d ms are %d minutes', (ms, minutes) => {
    expect(timerMinutes(1_000_000, 1_000_000 + ms)).toBe(minutes);
  });
});

describe('a sum of time', () => {
  it('is exact, and the same in any order', () => {
    const entry = fc.record({ minutes: fc.integer({ min: 1, max: 1440 }), billable: fc.boolean() });
    fc.assert(
      fc.property(fc.array(entry), (entries) => {
        const { minutes, billableMinutes } = totalTime(entries);
        expect(totalTime(entries.toReversed())).toEqual({ minutes, billableMinutes });
        const included = totalTime(entries.filter(({ billable }) => !billable));
        expect(billableMinutes + included.minutes).toBe(minutes);
      }),
    );
  });
});
