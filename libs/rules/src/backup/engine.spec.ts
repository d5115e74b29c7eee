import { operationsAfter, toldFailure, type RepositoryFacts } from './engine';

const now = new Date('2026-11-26T22:40:00Z');
const hoursAgo = (hours: number) => new Date(now.getTime() - hours * 3_600_000);
const policy = { secondSite: true, checkParts: 7, restoreTestDays: 30 };
const facts: RepositoryFacts = {
  frozen: false,
  checkedAt: null,
  restoreTestedAt: null,
  damaged: false,
};

describe('the message of a failure', () => {
  it('is its code, and what restic said', () => {
    const original = 'Fatal: unable to open config file\nIs there a repository?';
    expect(toldFailure(`no-repository: ${original}`)).toEqual({ failure: 'no-repository', original });
    expect(toldFailure('locked')).toEqual({ failure: 'locked', original: '' });
    expect(toldFailure('Fatal: no space left')).toBeNull();
    expect(toldFailure('done: nothing')).toBeNull();
  });
});

describe('what follows a backup', () => {
  it.each([
    ['the first time', {}, {}, ['copy', 'forget', 'check', 'restore-test', 'measure']],
    [
      'no second site in the contract',
      { secondSite: false },
      {},
      ['forget', 'check', 'restore-test', 'measure'],
    ],
    ['frozen', {}, { frozen: true }, ['copy', 'check', 'restore-test', 'measure']],
    [
      'another job was checked tonight',
      {},
      { checkedAt: hoursAgo(1) },
      ['copy', 'forget', 'restore-test', 'measure'],
    ],
    [
      'checked last night, tested last week',
      {},
      { checkedAt: hoursAgo(24), restoreTestedAt: hoursAgo(168) },
      [...['copy', 'forget', 'check', 'measure']],
    ],
    [
      'tested 30 nights ago',
      {},
      { restoreTestedAt: hoursAgo(719) },
      [...['copy', 'forget', 'check', 'restore-test', 'measure']],
    ],
    [
      'damaged: nothing is forgotten, a restore is tried',
      { restoreTestDays: null },
      { damaged: true },
      [...['copy', 'check', 'restore-test', 'measure']],
    ],
    [
      'nothing agreed',
      { secondSite: false, checkParts: null, restoreTestDays: null },
      {},
      ['forget', 'measure'],
    ],
  ])('%s', (_name, terms, known, wanted) => {
    expect(operationsAfter({ ...policy, ...terms }, { ...facts, ...known }, now)).toEqual(wanted);
  });
});
