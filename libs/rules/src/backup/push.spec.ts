import { toInstant } from '../time/instant';
import { isAboutLast, isPlausibleStart, type LastPushedRun } from './push';
import type { EndedOutcome } from './vocabulary';

const at = (seconds: number) => toInstant(Date.UTC(2026, 10, 26, 22, 30) + seconds * 1000);
const hour = 3600;

describe('an end without a name', () => {
  const last = (more: Partial<LastPushedRun>): LastPushedRun => ({
    ...{ outcome: 'success', endedAt: at(0), gaveUp: false, isOfNight: true },
    ...more,
  });

  it.each<[string, EndedOutcome, Partial<LastPushedRun>, number, boolean]>([
    ['the same within a minute', 'success', {}, 59, true],
    ['the same later', 'success', {}, 60, false],
    ['worse within a minute', 'failed', {}, 5, true],
    ['better within a minute', 'success', { outcome: 'failed' }, 5, true],
    ['worse later, in the same night', 'failed', {}, 3 * hour, true],
    ['worse later, in another night', 'failed', { isOfNight: false }, 24 * hour, false],
    ['better later: another try', 'success', { outcome: 'failed' }, 3 * hour, false],
    ['the end of one that was given up', 'success', { outcome: 'failed', gaveUp: true }, 3 * hour, true],
    ['the next night after one', 'success', { gaveUp: true, isOfNight: false }, 24 * hour, false],
  ])('%s', (_, told, more, seconds, isSame) => {
    expect(isAboutLast(told, last(more), at(seconds))).toBe(isSame);
  });
});

it.each([
  [0, true],
  [-10 * 60, true],
  [-24 * hour, false],
  [7 * 24 * hour, true],
  [400 * 24 * hour, false],
])('a start %d seconds before its news is plausible: %s', (ago, plausible) => {
  expect(isPlausibleStart(at(-ago), at(0))).toBe(plausible);
});
