import fc from 'fast-check';
import { fromEpochDay } from '../time/civil';
import { exceptionOf, mayReturn, movedAlike } from './series';
import { atLocalTime, minutesOfDay } from './wall-clock';

const zone = 'Europe/Paris';
const monday = '2026-11-23T08:00:00.000Z';
const tuesday = '2026-11-24T08:00:00.000Z';
const before = '2026-11-01T08:00:00.000Z';

describe('an exception of a series', () => {
  it.each([
    ['what is no occurrence', { startsAt: monday, recurrenceAt: null, state: 'planned' }, null],
    ['one in its place', { startsAt: monday, recurrenceAt: monday, state: 'confirmed' }, null],
    ['one that was moved', { startsAt: tuesday, recurrenceAt: monday, state: 'planned' }, 'moved'],
    ['one that was cancelled', { startsAt: monday, recurrenceAt: monday, state: 'cancelled' }, 'cancelled'],
  ] as const)('%s', (_name, occurrence, expected) => {
    expect(exceptionOf(occurrence)).toBe(expected);
    expect(mayReturn(occurrence, before)).toBe(expected !== null);
    expect(mayReturn(occurrence, tuesday)).toBe(false);
  });

  it('that took place stays as it was', () => {
    for (const state of ['done', 'missed'] as const)
      expect(mayReturn({ startsAt: tuesday, recurrenceAt: monday, state }, before)).toBe(false);
  });
});

describe('what follows an occurrence that moves', () => {
  it('moves by days and minutes of the wall clock, over a change of the clocks', () => {
    const move = { from: '2026-10-19T07:00:00.000Z', to: '2026-10-20T08:30:00.000Z' };
    expect(movedAlike('2026-10-26T08:00:00.000Z', move, zone)).toBe('2026-10-27T09:30:00.000Z');
  });

  it('keeps the same time of day as the one that moved', () => {
    const working = fc.integer({ min: 240, max: 1439 });
    const day = fc.integer({ min: 20_000, max: 21_000 });
    fc.assert(
      fc.property(day, fc.integer({ min: 1, max: 60 }), working, working, (first, later, was, is) => {
        const at = (number: number, minutes: number) => atLocalTime(fromEpochDay(number), minutes, zone);
        const move = { from: at(first, was), to: at(first, is) };
        const moved = movedAlike(at(first + later, was), move, zone);
        expect(moved).toBe(at(first + later, is));
        expect(minutesOfDay(moved, zone)).toBe(is);
      }),
    );
  });
});
