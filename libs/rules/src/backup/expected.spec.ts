import fc from 'fast-check';
import { toInstant, toMs } from '../time/instant';
import { matchOccurrence, type NearOccurrence } from './expected';

const night = (day: number, more: Partial<NearOccurrence> = {}): NearOccurrence => ({
  id: String(day),
  dueAt: `2026-11-${String(day).padStart(2, '0')}T21:30:00.000Z`,
  state: 'awaited',
  hasRun: false,
  ...more,
});

describe('which night a run answers to', () => {
  const week = [night(23, { hasRun: true, state: 'satisfied' }), night(24, { state: 'missed' }), night(25)];

  it.each([
    ['of the evening', '2026-11-25T21:30:04Z', '25'],
    ['a little early', '2026-11-25T21:20:00Z', '25'],
    ['by hand, an hour before', '2026-11-25T20:30:00Z', '24'],
    ['by hand, on the morning after a missed night', '2026-11-25T08:00:00Z', '24'],
    ['a second one of a night that has its run', '2026-11-24T08:00:00Z', null],
    ['before everything', '2026-11-23T12:00:00Z', null],
  ])('%s', (_, startedAt, expected) => {
    expect(matchOccurrence(week, startedAt)).toBe(expected);
  });

  it('leaves an excused night alone', () => {
    expect(matchOccurrence([night(25, { state: 'excused' })], '2026-11-25T21:30:00Z')).toBeNull();
  });

  it('is early by a quarter of the gap at most: a run of every ten minutes is of its own ten minutes', () => {
    const often = [0, 10, 20].map((minute) => ({
      ...night(25),
      id: `m${minute}`,
      dueAt: toInstant(toMs('2026-11-25T21:00:00Z') + minute * 60_000),
    }));
    expect(matchOccurrence(often, '2026-11-25T21:16:00Z')).toBe('m10');
    expect(matchOccurrence(often, '2026-11-25T21:18:00Z')).toBe('m20');
  });

  it('never answers to a night that is still far away, nor to one that has its run', () => {
    const start = Date.UTC(2026, 10, 1);
    const some = fc.array(fc.tuple(fc.integer({ min: 0, max: 500 }), fc.boolean()), { maxLength: 12 });
    fc.assert(
      fc.property(some, fc.integer({ min: 0, max: 500 }), (dues, hour) => {
        const near = dues.map(([due, hasRun], place) => ({
          id: String(place),
          dueAt: toInstant(start + due * 3_600_000),
          state: hasRun ? ('satisfied' as const) : ('awaited' as const),
          hasRun,
        }));
        const startedAt = toInstant(start + hour * 3_600_000);
        const id = matchOccurrence(near, startedAt);
        if (id === null) return;
        const found = near.find((one) => one.id === id);
        expect(found?.hasRun).toBe(false);
        expect(toMs(found?.dueAt ?? '')).toBeLessThanOrEqual(toMs(startedAt) + 900_000);
      }),
    );
  });
});
