import fc from 'fast-check';
import {
  type ClockEvent,
  type ClockTerms,
  defaultCalendar,
  defaultTargets,
  fingerprint,
  formatDuration,
  parseDuration,
  promiseFor,
  requestKinds,
} from '../index';
import { fnv1a64 } from './fingerprint';

describe('durations', () => {
  it.each([
    ['PT48H', 172_800_000],
    ['P2D', 172_800_000],
    ['P1W', 604_800_000],
    ['P1DT1H1M1.5S', 90_061_500],
    ['PT0S', 0],
    ['PT0.007S', 7],
  ])('%s is %d ms', (text, ms) => {
    expect(parseDuration(text)).toBe(ms);
  });

  it.each([
    '',
    'P',
    'PT',
    'P1DT',
    '48H',
    'P1M',
    'P1Y',
    'PT-1H',
    'PT1.5H',
    'PT1M1H',
    'pt1h',
    'PT99999999999999H',
  ])('refuse %j', (text) => {
    expect(parseDuration(text)).toBeUndefined();
  });

  it('are written in hours and read back', () => {
    expect([172_800_000, 5_400_000, 0, 1_001].map(formatDuration)).toEqual([
      'PT48H',
      'PT1H30M',
      'PT0S',
      'PT1.001S',
    ]);
    fc.assert(fc.property(fc.nat(), (ms) => expect(parseDuration(formatDuration(ms))).toBe(ms)));
  });
});

describe('targets', () => {
  const table = (formula: keyof typeof defaultTargets) =>
    Object.values(defaultTargets[formula]).map(({ responseMinutes, resolutionMinutes }) => [
      responseMinutes,
      resolutionMinutes,
    ]);

  it('are those of SÉRÉNITÉ, one and a half times for PREMIUM, twice for STANDARD', () => {
    expect(table('SERENITE')).toEqual([
      [60, 240],
      [120, 480],
      [240, 960],
      [480, 2400],
    ]);
    expect(table('PREMIUM')).toEqual([
      [90, 360],
      [180, 720],
      [360, 1440],
      [720, 3600],
    ]);
    expect(table('STANDARD')).toEqual([
      [120, 480],
      [240, 960],
      [480, 1920],
      [960, 4800],
    ]);
  });

  it('promise 48 h on what art. 11, 14 and 22 name, and on nothing else', () => {
    expect(Object.fromEntries(requestKinds.map((kind) => [kind, promiseFor(kind)]))).toEqual({
      'account.arrival': 'PT48H',
      'account.departure': 'PT48H',
      'account.change': 'PT48H',
      'backup.restore': 'PT48H',
      incident: null,
      question: null,
      email: 'PT48H',
      catalogue: null,
    });
  });
});

describe('fingerprint', () => {
  const terms: ClockTerms = {
    startedAt: '2026-11-23T08:00:00.000Z',
    durationMs: 1000,
    mode: 'elapsed',
    calendar: defaultCalendar,
  };
  const events: ClockEvent[] = [
    { at: '2026-11-23T09:00:00.000Z', type: 'paused', reason: 'waiting-client', by: 'Léa' },
    { at: '2026-11-23T10:00:00.000Z', type: 'resumed' },
  ];

  it('is FNV-1a of 64 bits', () => {
    expect(['', 'a', 'foobar'].map(fnv1a64)).toEqual([
      'cbf29ce484222325',
      'af63dc4c8601ec8c',
      '85944171f73967e8',
    ]);
  });

  it('is the same for the same data, whatever the order of its members', () => {
    const { startedAt, durationMs, mode, calendar } = terms;
    const shuffled: ClockTerms = {
      calendar: { ...calendar, goodFriday: undefined },
      mode,
      durationMs,
      startedAt,
    };
    const [pause, resume] = events;
    const copies = [{ by: 'Léa', ...pause }, { ...resume }] as ClockEvent[];
    expect(fingerprint(shuffled, copies)).toBe(fingerprint(terms, events));
    expect(fingerprint(terms, events)).toMatch(/^2-[0-9a-f]{16}$/);
  });

  it('changes with any input', () => {
    const prints = [
      fingerprint(terms, events),
      fingerprint(terms, []),
      fingerprint(terms, events.toReversed()),
      fingerprint({ ...terms, durationMs: 1001 }, events),
      fingerprint({ ...terms, mode: 'service-hours' }, events),
      fingerprint({ ...terms, startedAt: '2026-11-23T08:00:00.001Z' }, events),
      fingerprint({ ...terms, calendar: { ...defaultCalendar, region: 'FR-67' } }, events),
      fingerprint({ ...terms, calendar: { ...defaultCalendar, goodFriday: true } }, events),
    ];
    expect(new Set(prints).size).toBe(prints.length);
  });
});
