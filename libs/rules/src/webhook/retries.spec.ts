import fc from 'fast-check';
import { failedTooLong, retryPause } from './retries';

const all = (random: number) => {
  const pauses: number[] = [];
  for (let pause = retryPause(1, random); pause !== null; pause = retryPause(pauses.length + 1, random))
    pauses.push(pause);
  return pauses;
};

describe('the pauses between two tries of a webhook', () => {
  it('grow, and add up to a little more than three days', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1, noNaN: true }), (random) => {
        const pauses = all(random);
        const hours = pauses.reduce((sum, pause) => sum + pause, 0) / 3600;
        expect(pauses).toEqual(pauses.toSorted((a, b) => a - b));
        expect(hours).toBeGreaterThan(72);
        expect(hours).toBeLessThan(96);
      }),
    );
  });

  it('differ from one delivery to the next', () => {
    expect(retryPause(1, 0)).toBe(5);
    expect(retryPause(1, 1)).toBe(6);
    expect(retryPause(99, 0)).toBeNull();
  });
});

it('an endpoint fails for too long after three days', () => {
  const since = new Date('2026-11-01T00:00:00Z');
  expect(failedTooLong(since, new Date('2026-11-03T23:59:59Z'))).toBe(false);
  expect(failedTooLong(since, new Date('2026-11-04T00:00:00Z'))).toBe(true);
});
