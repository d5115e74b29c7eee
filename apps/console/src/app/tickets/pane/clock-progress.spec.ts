import type { Clock } from '@vigie/wire';
import { clockProgress, orderClocks } from './clock-progress';

const hour = 3_600_000;
const clock: Clock = {
  id: '1',
  kind: 'promise',
  state: 'running',
  startedAt: '2026-11-20T10:00:00.000Z',
  dueAt: '2026-11-23T10:00:00.000Z',
  warnAt: null,
  pauseReason: null,
  mode: 'pause-closed-days',
  duration: 'PT24H',
  zone: 'Europe/Paris',
  consumedMs: 6 * hour,
  remainingMs: 18 * hour,
  thresholds: [],
  explanation: [
    { from: '2026-11-20T10:00:00.000Z', to: '2026-11-20T22:00:00.000Z', counted: true, reason: 'counted' },
    { from: '2026-11-20T22:00:00.000Z', to: '2026-11-22T22:00:00.000Z', counted: false, reason: 'weekend' },
    { from: '2026-11-22T22:00:00.000Z', to: '2026-11-23T10:00:00.000Z', counted: true, reason: 'counted' },
  ],
  stoppedAt: null,
  breachReason: null,
};

describe('progress of a clock', () => {
  it.each([
    ['2026-11-20T10:00:00.000Z', 0],
    ['2026-11-20T16:00:00.000Z', 0.25],
    ['2026-11-21T16:00:00.000Z', 0.5],
    ['2026-11-23T04:00:00.000Z', 0.75],
    ['2026-11-24T04:00:00.000Z', 1],
  ])('at %s', (at, share) => {
    expect(clockProgress(clock, Date.parse(at))).toBeCloseTo(share);
  });

  it('stands still while paused', () => {
    expect(clockProgress({ ...clock, state: 'paused', dueAt: null }, 0)).toBeCloseTo(0.25);
  });
});

it('puts the breached clock first and the finished one last', () => {
  const met: Clock = { ...clock, id: '2', state: 'met' };
  const breached: Clock = { ...clock, id: '3', state: 'breached' };
  expect(orderClocks([met, clock, breached]).map(({ id }) => id)).toEqual(['3', '1', '2']);
});
