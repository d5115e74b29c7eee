import { failuresInARow, intakeStoppedSince, stoppedSince, type MailWayFacts } from './mail-health';

const now = '2026-11-23T10:00:00.000Z';
const before = (minutes: number) => new Date(Date.parse(now) - minutes * 60_000).toISOString();
const facts = (changes: Partial<MailWayFacts> = {}): MailWayFacts => ({
  lastSuccessAt: before(1),
  failures: 0,
  since: before(600),
  oldestWaiting: null,
  ...changes,
});

describe('the intake', () => {
  it.each<[string, MailWayFacts, string | null]>([
    ['works', facts(), null],
    ['is silent', facts({ lastSuccessAt: before(10) }), before(10)],
    ['never worked', facts({ lastSuccessAt: null, since: before(11), failures: 1 }), before(11)],
    ['has only just begun', facts({ lastSuccessAt: null, since: before(2) }), null],
    ['fails now and then', facts({ failures: failuresInARow - 1 }), null],
    ['fails in a row', facts({ failures: failuresInARow }), before(1)],
  ])('%s', (_name, given, since) => {
    expect(intakeStoppedSince(given, now)).toBe(since);
  });
});

describe('the sending', () => {
  it.each<[string, MailWayFacts, string | null]>([
    ['has nothing to do', facts({ lastSuccessAt: null }), null],
    ['has a mail that waits a little', facts({ oldestWaiting: before(9) }), null],
    ['has a mail that waits too long', facts({ oldestWaiting: before(10) }), before(10)],
  ])('%s', (_name, given, since) => {
    expect(stoppedSince(given, now)).toBe(since);
  });
});
