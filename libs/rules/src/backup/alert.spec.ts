import fc from 'fast-check';
import {
  alertClasses,
  alertsOfRun,
  causeOf,
  climbs,
  comesBack,
  isFoundIn,
  isLasting,
  isSameNight,
  needsNote,
  runOutcomes,
  verdictsFor,
} from '../index';

describe('alerts of a run', () => {
  it.each([
    ['success', null, ['missed', 'failed', 'partial', 'unknown']],
    ['warning', 'partial', ['missed', 'failed', 'unknown']],
    ['failed', 'failed', []],
    ['cancelled', 'failed', []],
    ['unknown', 'unknown', []],
  ] as const)('%s raises %s', (outcome, raise, recover) => {
    expect(alertsOfRun(outcome)).toEqual({ raise, recover });
  });

  it('never raises what it recovers, and only a success raises nothing', () => {
    for (const outcome of runOutcomes) {
      if (outcome === 'running') continue;
      const { raise, recover } = alertsOfRun(outcome);
      expect(recover).not.toContain(raise);
      expect(raise === null).toBe(outcome === 'success');
    }
  });

  it('climbs twice, at the second and the third in a row, unless it lasts by itself', () => {
    for (const alert of alertClasses) {
      const steps = Array.from({ length: 10 }, (_, index) => index + 1).filter((streak) =>
        climbs(alert, streak),
      );
      expect(steps).toEqual(isLasting(alert) ? [] : [2, 3]);
    }
  });

  it('is the same matter within seven days of 24 hours', () => {
    const end = '2026-03-27T22:30:00.000Z';
    expect(comesBack(end, '2026-04-03T22:30:00.000Z')).toBe(true);
    expect(comesBack(end, '2026-04-03T22:30:00.001Z')).toBe(false);
  });
});

it('a night of which more is told is one night', () => {
  const night = (day: string, what: string) => causeOf(day, what);
  expect(isSameNight(night('2026-11-26', 'run:1'), night('2026-11-26', 'run:2'))).toBe(true);
  expect(isSameNight(night('2026-11-26', 'run:1'), night('2026-11-27', 'run:2'))).toBe(false);
  expect(isSameNight('check:1', 'check:1')).toBe(false);
  expect(isFoundIn(night('2026-11-26', 'run:1'), 'run:1')).toBe(true);
  expect(isFoundIn(night('2026-11-26', 'run:11'), 'run:1')).toBe(false);
});

describe('verdicts', () => {
  it('what saved nothing is never good, and all but good asks for words', () => {
    fc.assert(
      fc.property(fc.constantFrom('failed', 'missed', 'cancelled'), (outcome) => {
        expect(verdictsFor(outcome as 'failed').every(needsNote)).toBe(true);
      }),
    );
    expect(verdictsFor('success')).toContain('good');
    expect(needsNote('good')).toBe(false);
  });
});
