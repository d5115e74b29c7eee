import fc from 'fast-check';
import {
  alertClasses,
  backupJobStates,
  healthOf,
  isGrave,
  lightOf,
  runOutcomes,
  secondSiteOf,
  troubleOrder,
  type AlertClass,
  type EndedOutcome,
  type JobFacts,
} from '../index';

const ended = runOutcomes.filter((one): one is EndedOutcome => one !== 'running');
const facts = (values: Partial<JobFacts> = {}): JobFacts => ({
  ...{ lastOutcome: 'success', isRunning: false, missed: false, alerts: [] },
  ...values,
});
const anyFacts: fc.Arbitrary<JobFacts> = fc.record({
  lastOutcome: fc.constantFrom(null, ...ended),
  isRunning: fc.boolean(),
  missed: fc.boolean(),
  alerts: fc.subarray([...alertClasses]),
});

describe('how a job stands', () => {
  it.each<[string, Partial<JobFacts>, string, string, AlertClass[]]>([
    ['a good last run', {}, 'good', 'green', []],
    ['no run yet', { lastOutcome: null }, 'never', 'waiting', []],
    ['its first run', { lastOutcome: null, isRunning: true }, 'running', 'waiting', []],
    ['a run that goes on after a good one', { isRunning: true }, 'running', 'green', []],
    [
      'a run that goes on after a bad one',
      { lastOutcome: 'failed', isRunning: true },
      'bad',
      'red',
      ['failed'],
    ],
    ['a run that left something out', { lastOutcome: 'warning' }, 'warning', 'orange', ['partial']],
    ['a run that was broken off', { lastOutcome: 'cancelled' }, 'bad', 'red', ['failed']],
    ['a run that nobody can read', { lastOutcome: 'unknown' }, 'bad', 'red', ['unknown']],
    ['a night that did not come', { missed: true }, 'bad', 'red', ['missed']],
    ['never a run, and a night missed', { lastOutcome: null, missed: true }, 'bad', 'red', ['missed']],
    ['a second site that is gone', { alerts: ['replication'] }, 'warning', 'orange', ['replication']],
    ['damaged data', { alerts: ['replication', 'integrity'] }, 'bad', 'red', ['integrity', 'replication']],
    ['somebody who is in no backup', { alerts: ['coverage'] }, 'warning', 'orange', ['coverage']],
    ['a run unlike the others', { alerts: ['anomaly'] }, 'warning', 'orange', ['anomaly']],
    ['a full quota', { alerts: ['quota'] }, 'warning', 'orange', ['quota']],
  ])('%s', (_, values, health, light, troubles) => {
    expect(healthOf(facts(values))).toEqual({ health, troubles });
    expect(lightOf('active', facts(values))).toBe(light);
  });

  it('is never good, nor green, while an alert is open or the last run was not a success', () => {
    fc.assert(
      fc.property(anyFacts, fc.constantFrom(...backupJobStates), (all, state) => {
        const { health, troubles } = healthOf(all);
        const wrong = all.alerts.length > 0 || all.missed || !['success', null].includes(all.lastOutcome);
        expect(troubles.length > 0).toBe(wrong);
        expect(health === 'bad' || health === 'warning').toBe(wrong);
        if (wrong || all.lastOutcome === null) expect(lightOf(state, all)).not.toBe('green');
        expect(health === 'bad').toBe(troubles.some(isGrave));
      }),
    );
  });

  it('knows every class, each once', () => {
    expect(troubleOrder.toSorted()).toEqual(alertClasses.toSorted());
  });

  it('says that a pause is one, unless something is wrong all the same', () => {
    expect(lightOf('paused', facts())).toBe('paused');
    expect(lightOf('paused', facts({ alerts: ['integrity'] }))).toBe('red');
    expect(lightOf('ended', facts({ alerts: ['integrity'] }))).toBe('ended');
  });
});

describe('what may be said of a second site', () => {
  const job = { promised: true, engine: 'restic', hasSecondSite: true, copiedAt: new Date() } as const;
  it.each([
    ['nothing promised', { promised: false }, 'none'],
    ['another engine: what was agreed', { engine: 'veeam' }, 'contract'],
    ['ours, with nowhere to copy to', { hasSecondSite: false }, 'absent'],
    ['ours, no copy yet', { copiedAt: null }, 'awaited'],
    ['ours, with a copy that was seen', {}, 'copied'],
  ] as const)('%s', (_, values, expected) => {
    expect(secondSiteOf({ ...job, ...values })).toBe(expected);
  });
});
