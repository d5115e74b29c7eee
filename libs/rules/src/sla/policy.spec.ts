import fc from 'fast-check';
import {
  type ClockEvent,
  type ClockTerms,
  type SlaPolicy,
  carriedThresholds,
  clockAt,
  defaultActions,
  defaultCalendar,
  defaultTargets,
  formulas,
  impactOf,
  policyProblems,
  priorities,
  sameTerms,
  targetFor,
  termsUnder,
  thresholds,
  toMs,
} from '../index';
import { calendars, instants, later } from '../testing/arbitraries';

const targets = formulas.flatMap((formula) =>
  priorities.map((priority) => ({ formula, priority, ...defaultTargets[formula][priority] })),
);
const policy: SlaPolicy = { targets, exceptions: [], actions: defaultActions };
const target = { responseMinutes: 60, resolutionMinutes: 240 };

describe('a policy', () => {
  it('as shipped is sound', () => {
    expect(policyProblems(policy)).toEqual([]);
  });

  it.each([
    ['a target missing', { targets: targets.slice(1) }, ['targets']],
    ['a target twice', { targets: [...targets, ...targets.slice(0, 1)] }, ['targets.12.priority']],
    [
      'an answer due after its solution',
      { exceptions: [{ clientId: '7', priority: 1 as const, responseMinutes: 90, resolutionMinutes: 60 }] },
      ['exceptions.0.responseMinutes'],
    ],
    [
      'an exception twice',
      {
        exceptions: [
          { clientId: '7', priority: 1 as const, ...target },
          { clientId: '7', priority: 1 as const, ...target },
        ],
      },
      ['exceptions.1.priority'],
    ],
    ['a threshold without its line', { actions: defaultActions.slice(1) }, ['actions']],
  ])('is refused with %s', (_, change, paths) => {
    expect(policyProblems({ ...policy, ...change })).toEqual(paths);
  });

  it('gives a client what its contract says, for that priority only', () => {
    const exceptions = [{ clientId: '7', priority: 2 as const, ...target }];
    const of = (clientId: string, priority: 1 | 2) =>
      targetFor({ targets, exceptions }, { clientId, formula: 'STANDARD', priority });
    expect(of('7', 2)).toEqual(target);
    expect(of('7', 1)).toEqual(defaultTargets.STANDARD[1]);
    expect(of('8', 2)).toEqual(defaultTargets.STANDARD[2]);
    expect(
      targetFor({ targets: [], exceptions }, { clientId: '8', formula: 'STANDARD', priority: 2 }),
    ).toBeNull();
  });
});

const startedAt = '2026-11-23T08:00:00.000Z';
const terms: ClockTerms = {
  startedAt,
  durationMs: 240 * 60_000,
  mode: 'service-hours',
  calendar: defaultCalendar,
};

describe('terms under another policy', () => {
  it('take their duration from the kind of clock', () => {
    const under = (kind: 'promise' | 'response' | 'resolution') =>
      termsUnder(terms, kind, { target, calendar: defaultCalendar }).durationMs / 60_000;
    expect([under('response'), under('resolution')]).toEqual([60, 240]);
  });

  it('never change what is promised in hours, and elapsed hours read no calendar', () => {
    const calendar = { ...defaultCalendar, region: 'FR-67' as const };
    const promise: ClockTerms = { ...terms, mode: 'pause-closed-days', durationMs: 48 * 3_600_000 };
    expect(termsUnder(promise, 'promise', { target, calendar })).toEqual({ ...promise, calendar });
    const elapsed: ClockTerms = { ...promise, mode: 'elapsed' };
    expect(termsUnder(elapsed, 'promise', { target, calendar })).toBe(elapsed);
  });

  it('are the same terms when nothing changed', () => {
    fc.assert(
      fc.property(calendars, fc.integer({ min: 1, max: 5000 }), (calendar, minutes) => {
        const same = { responseMinutes: minutes, resolutionMinutes: minutes };
        const before = { ...terms, calendar, durationMs: minutes * 60_000 };
        const after = termsUnder(before, 'resolution', { target: same, calendar: { ...calendar } });
        expect(sameTerms(before, after)).toBe(true);
        expect(impactOf(clockAt(before, [], startedAt), clockAt(after, [], startedAt))).toBe('same');
      }),
    );
  });
});

const history = fc.array(
  fc.record({
    gap: fc.integer({ min: 0, max: 40 * 3_600_000 }),
    type: fc.constantFrom('paused' as const, 'resumed' as const),
  }),
  { maxLength: 5 },
);

describe('what a longer target does', () => {
  it('never moves a deadline earlier, and makes no open clock late', () => {
    fc.assert(
      fc.property(
        fc.record({
          calendar: calendars,
          at: instants,
          minutes: fc.integer({ min: 1, max: 3000 }),
          more: fc.integer({ min: 1, max: 3000 }),
          wait: fc.integer({ min: 0, max: 20 * 24 * 3_600_000 }),
          history,
        }),
        ({ calendar, at, minutes, more, wait, history: steps }) => {
          let clock = at;
          const events = steps.map(({ gap, type }): ClockEvent => {
            clock = later(clock, gap);
            return type === 'paused' ? { at: clock, type, reason: 'waiting-vendor' } : { at: clock, type };
          });
          const short = { ...terms, startedAt: at, calendar, durationMs: minutes * 60_000 };
          const now = later(clock, wait);
          const before = clockAt(short, events, now);
          const after = clockAt({ ...short, durationMs: (minutes + more) * 60_000 }, events, now);
          if (before.state !== 'breached') {
            expect(impactOf(before, after)).toBe('later');
            expect(['earlier', 'late']).toContain(impactOf(after, before));
          }
          if (before.dueAt && after.dueAt) expect(toMs(after.dueAt)).toBeGreaterThan(toMs(before.dueAt));
        },
      ),
    );
  });
});

describe('thresholds told before', () => {
  it('are not told again while they stay in the past, and only those', () => {
    const now = '2026-11-23T10:00:00.000Z';
    const longer = clockAt({ ...terms, durationMs: 200 * 60_000 }, [], now);
    // 120 of 200 minutes are used: half is past, three quarters are to come again.
    expect(carriedThresholds([50, 75], longer, now)).toEqual([50]);
    expect(carriedThresholds([], longer, now)).toEqual([]);
    const late = clockAt({ ...terms, durationMs: 60 * 60_000 }, [], now);
    expect(carriedThresholds([50], late, now)).toEqual([50]);
    expect(thresholds.filter((percent) => !carriedThresholds([50], late, now).includes(percent))).toEqual([
      75, 90, 100,
    ]);
  });
});
