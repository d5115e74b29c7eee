import fc from 'fast-check';
import {
  type AlertGround,
  alertClasses,
  alertsOfRun,
  causeOf,
  climbs,
  comesBack,
  isFoundIn,
  isLasting,
  isSameNight,
  lostGround,
  needsNote,
  runOfCause,
  runOutcomes,
  verdictsFor,
} from '../index';

describe('alerts of a run', () => {
  it.each([
    ['success', null, ['missed', 'failed', 'partial', 'unknown']],
    ['warning', 'partial', ['missed', 'failed', 'unknown']],
    ['failed', 'failed', ['missed']],
    ['cancelled', 'failed', ['missed']],
    ['unknown', 'unknown', ['missed']],
  ] as const)('%s raises %s', (outcome, raise, over) => {
    expect(alertsOfRun(outcome)).toEqual({ raise, over });
  });

  it('never raises what is over, that it was missed always is, and only a success raises nothing', () => {
    for (const outcome of runOutcomes) {
      if (outcome === 'running') continue;
      const { raise, over } = alertsOfRun(outcome);
      expect(over).not.toContain(raise);
      expect(over).toContain('missed');
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

describe('the ground of an alert', () => {
  const job = {
    ...{ state: 'active', engine: 'restic', kind: 'onedrive', hasQuota: true, secondSite: true },
  } as const satisfies AlertGround;

  it.each([
    [{}, []],
    [{ hasQuota: false }, ['quota']],
    [{ secondSite: false }, ['replication']],
    [{ kind: 'folder' }, ['coverage']],
    [{ engine: 'push' }, ['replication', 'integrity', 'upkeep']],
    [{ state: 'paused' }, alertClasses.filter((one) => one !== 'integrity')],
    [{ state: 'ended' }, [...alertClasses]],
  ] as const)('with %j there are none any more of %j', (change, gone) => {
    const lost = alertClasses.filter((one) => lostGround(one, { ...job, ...change }) !== null);
    expect(lost.toSorted()).toEqual(gone.toSorted());
  });
});

it('a night of which more is told is one night', () => {
  const night = (day: string, what: string) => causeOf(day, what);
  expect(isSameNight(night('2026-11-26', 'run:1'), night('2026-11-26', 'run:2'))).toBe(true);
  expect(isSameNight(night('2026-11-26', 'run:1'), night('2026-11-27', 'run:2'))).toBe(false);
  expect(isSameNight('check:1', 'check:1')).toBe(false);
  expect(isFoundIn(night('2026-11-26', 'run:1'), 'run:1')).toBe(true);
  expect(isFoundIn(night('2026-11-26', 'run:11'), 'run:1')).toBe(false);
  expect([night('2026-11-26', 'run:11'), 'run:2', 'expected:3', 'job:run:4'].map(runOfCause)).toEqual([
    ...['11', '2', null, null],
  ]);
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
