import fc from 'fast-check';
import { calendars, durations, instants, later } from '../testing/arbitraries';
import {
  type ClockEvent,
  type ClockReading,
  type ClockTerms,
  addWorkingTime,
  clockAt,
  defaultCalendar,
  toMs,
  workingTimeBetween,
} from '../index';

const minute = 60_000;
/** Ten hours of real time from Monday 08:00 UTC: percentages are easy to read. */
const terms: ClockTerms = {
  startedAt: '2026-11-23T08:00:00.000Z',
  durationMs: 600 * minute,
  mode: 'elapsed',
  calendar: defaultCalendar,
};
const at = (time: string) => `2026-11-23T${time}:00.000Z`;
const paused = (time: string): ClockEvent => ({
  at: at(time),
  type: 'paused',
  reason: 'waiting-client',
  by: 'Léa',
});
const event = (time: string, type: 'resumed' | 'stopped' | 'restarted' | 'cancelled'): ClockEvent => ({
  at: at(time),
  type,
});
const read = (events: ClockEvent[], now: string) => clockAt(terms, events, at(now));
const minutes = ({ consumedMs, remainingMs }: ClockReading) => [consumedMs / minute, remainingMs / minute];
const percents = ({ thresholds }: ClockReading) => thresholds.map(({ percent }) => percent);

describe('clock', () => {
  it('runs: due instant, thresholds, next', () => {
    const reading = read([], '14:00');
    expect(reading).toMatchObject({
      state: 'running',
      dueAt: at('18:00'),
      thresholds: [
        { percent: 50, at: at('13:00') },
        { percent: 75, at: at('15:30') },
        { percent: 90, at: at('17:00') },
        { percent: 100, at: at('18:00') },
      ],
      next: { percent: 75, at: at('15:30') },
    });
    expect(minutes(reading)).toEqual([360, 240]);
  });

  it('has not started before its start', () => {
    const reading = clockAt(terms, [], '2026-11-23T07:00:00Z');
    expect(reading).toMatchObject({ state: 'running', consumedMs: 0, dueAt: at('18:00') });
    expect(reading.next?.percent).toBe(50);
    expect(reading.explanation).toEqual([
      { from: terms.startedAt, to: at('18:00'), counted: true, reason: 'counted' },
    ]);
  });

  it('looks past the threshold it stands on', () => {
    expect(read([], '13:00').next?.percent).toBe(75);
  });

  it('pauses: nothing is due, only what was reached is told', () => {
    const reading = read([paused('13:30')], '23:00');
    expect(reading).toMatchObject({ state: 'paused', dueAt: null, next: null });
    expect(percents(reading)).toEqual([50]);
    expect(minutes(reading)).toEqual([330, 270]);
    expect(reading.explanation.at(-1)).toEqual({
      from: at('13:30'),
      to: at('23:00'),
      counted: false,
      reason: 'pause',
      label: 'Léa',
      pauseReason: 'waiting-client',
    });
  });

  it('resumes: all that is left is later by the pause', () => {
    const reading = read([paused('13:30'), event('15:30', 'resumed')], '16:00');
    expect(reading).toMatchObject({
      state: 'running',
      dueAt: at('20:00'),
      next: { percent: 75, at: at('17:30') },
    });
    expect(minutes(reading)).toEqual([360, 240]);
  });

  it('ignores what changes nothing: a second pause, a resume while running, a reopening while running', () => {
    const noise = [event('08:30', 'resumed'), event('09:00', 'restarted'), paused('10:00'), paused('10:30')];
    const plain = [paused('10:00'), event('11:00', 'resumed')];
    expect(read([...noise, event('11:00', 'resumed')], '12:00')).toEqual(read(plain, '12:00'));
  });

  it('says why it is paused and since when it is stopped', () => {
    const vendor: ClockEvent = { at: at('11:00'), type: 'paused', reason: 'waiting-vendor' };
    expect(read([], '12:00')).toMatchObject({ pauseReason: null, stoppedAt: null });
    expect(read([paused('10:00')], '10:00')).toMatchObject({ pauseReason: 'waiting-client' });
    const twice = read([paused('10:00'), vendor], '12:00');
    expect(twice).toMatchObject({ pauseReason: 'waiting-vendor', consumedMs: 120 * minute });
    expect(twice.explanation.map(({ pauseReason }) => pauseReason)).toEqual([
      undefined,
      'waiting-client',
      'waiting-vendor',
    ]);
    const stops = [event('11:00', 'stopped'), event('12:00', 'stopped')];
    expect(read(stops, '13:00')).toMatchObject({ pauseReason: null, stoppedAt: at('11:00') });
  });

  it('does what each event says, whatever came before: what came before may be taken back', () => {
    expect(read([event('10:00', 'stopped'), paused('11:00')], '12:00')).toMatchObject({
      state: 'paused',
      stoppedAt: null,
      consumedMs: 120 * minute,
    });
    expect(read([paused('10:00'), event('11:00', 'restarted')], '12:00')).toMatchObject({
      state: 'running',
      consumedMs: 180 * minute,
    });
    expect(read([event('10:00', 'stopped'), event('11:00', 'resumed')], '12:00').consumedMs).toBe(
      180 * minute,
    );
  });

  it('knows nothing yet of events later than now', () => {
    expect(read([paused('12:00')], '11:59').state).toBe('running');
    expect(read([paused('12:00')], '12:00').state).toBe('paused');
  });

  it('starts paused when it was paused before its start', () => {
    const early: ClockEvent = { at: '2026-11-20T08:00:00Z', type: 'paused', reason: 'client-suspended' };
    expect(read([early], '12:00')).toMatchObject({ state: 'paused', consumedMs: 0 });
    const resumed = read([early, event('10:00', 'resumed')], '12:00');
    expect(resumed.dueAt).toBe(at('20:00'));
    expect(resumed.explanation[0]).toMatchObject({ from: terms.startedAt, to: at('10:00'), reason: 'pause' });
  });

  it('is met when stopped at the due instant, breached a millisecond later', () => {
    expect(read([event('18:00', 'stopped')], '22:00')).toMatchObject({ state: 'met', dueAt: at('18:00') });
    expect(percents(read([event('18:00', 'stopped')], '22:00'))).toEqual([50, 75, 90]);
    const late: ClockEvent = { at: '2026-11-23T18:00:00.001Z', type: 'stopped' };
    expect(read([late], '22:00')).toMatchObject({
      state: 'breached',
      dueAt: at('18:00'),
      remainingMs: -1,
      next: null,
    });
    expect(percents(read([late], '22:00'))).toEqual([50, 75, 90, 100]);
  });

  it('is not yet breached at the due instant, and says that it is about to be', () => {
    expect(read([], '18:00')).toMatchObject({ state: 'running', next: { percent: 100, at: at('18:00') } });
    expect(read([], '18:01')).toMatchObject({ state: 'breached', next: null, remainingMs: -minute });
  });

  it('is late outside service hours too', () => {
    const service: ClockTerms = {
      ...terms,
      mode: 'service-hours',
      startedAt: at('16:00'),
      durationMs: 60 * minute,
    };
    const reading = (stop: string) => clockAt(service, [event(stop, 'stopped')], at('20:00'));
    expect([reading('17:00').state, reading('17:01').state]).toEqual(['met', 'breached']);
    expect(reading('17:01').remainingMs).toBe(0);
  });

  it('stopped while paused is met, and tells when it would have been due', () => {
    const reading = read([paused('13:30'), event('19:30', 'stopped')], '23:00');
    expect(reading).toMatchObject({ state: 'met', dueAt: '2026-11-24T00:00:00.000Z', next: null });
    expect(minutes(reading)).toEqual([330, 270]);
  });

  it('reopened goes on without the time in between', () => {
    const reading = read([event('12:00', 'stopped'), event('17:00', 'restarted')], '18:00');
    expect(reading).toMatchObject({ state: 'running', dueAt: at('23:00') });
    expect(minutes(reading)).toEqual([300, 300]);
    expect(reading.explanation[1]).toEqual({
      from: at('12:00'),
      to: at('17:00'),
      counted: false,
      reason: 'pause',
    });
  });

  it('cancelled is owed nothing', () => {
    const reading = read([event('14:00', 'cancelled'), event('15:00', 'restarted')], '23:00');
    expect(reading).toMatchObject({ state: 'cancelled', dueAt: null, next: null });
    expect(minutes(reading)).toEqual([360, 240]);
    const answered = read([event('12:00', 'stopped'), event('14:00', 'cancelled')], '23:00');
    expect(answered).toMatchObject({ state: 'cancelled', consumedMs: 240 * minute });
    expect(answered.explanation.at(-1)?.to).toBe(at('12:00'));
  });

  it.each(['stopped', 'cancelled'] as const)('stays breached once %s', (type) => {
    expect(read([event('18:30', type)], '23:00')).toMatchObject({ state: 'breached', dueAt: at('18:00') });
  });

  it('stays breached when paused or reopened afterwards', () => {
    const reading = read([paused('19:00')], '22:00');
    expect(reading).toMatchObject({ state: 'breached', dueAt: at('18:00'), remainingMs: -60 * minute });
    expect(read([event('19:00', 'stopped'), event('20:00', 'restarted')], '22:00').state).toBe('breached');
  });

  it('paused at the due instant is not late until it resumes', () => {
    expect(read([paused('18:00')], '22:00')).toMatchObject({ state: 'paused', remainingMs: 0 });
    expect(read([paused('18:00'), event('20:00', 'stopped')], '22:00').state).toBe('met');
    expect(read([paused('18:00'), event('20:00', 'resumed')], '20:01').state).toBe('breached');
  });

  it('has no due instant when the calendar never opens', () => {
    const never: ClockTerms = {
      ...terms,
      mode: 'service-hours',
      calendar: { ...defaultCalendar, hours: [] },
    };
    expect(clockAt(never, [], at('12:00'))).toMatchObject({
      state: 'running',
      dueAt: null,
      next: null,
      consumedMs: 0,
    });
  });

  it('rounds thresholds up: never before their share is used', () => {
    const odd = clockAt({ ...terms, durationMs: 3 }, [], terms.startedAt);
    expect(odd.thresholds.map((one) => toMs(one.at) - toMs(terms.startedAt))).toEqual([2, 3, 3, 3]);
  });
});

interface Scene {
  terms: ClockTerms;
  events: ClockEvent[];
  /** Instants at which to read, in order. */
  nows: string[];
}

const types = fc.constantFrom('paused', 'resumed', 'stopped', 'restarted', 'cancelled');
const gap = fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 60 * 60 * minute }));

/** Any interleaving of events, sense or nonsense, and readings before, between and after them. */
const scenes: fc.Arbitrary<Scene> = fc
  .record({
    startedAt: instants,
    durationMs: durations,
    calendar: calendars,
    events: fc.array(
      fc.tuple(fc.oneof({ weight: 9, arbitrary: types }, { weight: 1, arbitrary: types }), gap),
      {
        maxLength: 8,
      },
    ),
    offsets: fc.array(fc.integer({ min: 0, max: 400 * 60 * minute }), { minLength: 2, maxLength: 5 }),
  })
  .map(({ startedAt, durationMs, calendar, events, offsets }) => {
    let clock = startedAt;
    const history = events.map(([type, wait]): ClockEvent => {
      clock = later(clock, wait);
      return type === 'paused' ? { at: clock, type, reason: 'waiting-client' } : { at: clock, type };
    });
    const nows = [...offsets.map((ms) => later(startedAt, ms)), ...history.map((one) => one.at)].toSorted();
    return { terms: { startedAt, durationMs, mode: 'service-hours', calendar }, events: history, nows };
  });

/** Whether the clock runs after an event. */
function runsAfter({ type }: ClockEvent): boolean {
  switch (type) {
    case 'paused':
    case 'cancelled':
    case 'stopped':
      return false;
    case 'resumed':
    case 'restarted':
      return true;
  }
}

/** The intervals in which the clock runs, read from the events by a plain loop. */
function runs({ terms: { startedAt }, events }: Scene, now: string): { from: string; to: string }[] {
  const list: { from: string; to: string }[] = [];
  let since = startedAt;
  let runsNow = true;
  for (const one of events.filter(({ at: when }) => when <= now)) {
    const next = runsAfter(one);
    if (runsNow && !next) list.push({ from: since, to: one.at });
    if (!runsNow && next) since = one.at;
    runsNow = next;
    if (one.type === 'cancelled') break;
  }
  if (runsNow && since < now) list.push({ from: since, to: now });
  return list;
}

/** Whether the clock runs at some instant after its time is used up. */
function isLate({ terms: { durationMs, calendar } }: Scene, list: { from: string; to: string }[]): boolean {
  let left = durationMs;
  for (const { from, to } of list) {
    const due = left <= 0 ? from : addWorkingTime(from, left, calendar);
    if (from < to && due !== undefined && due < to) return true;
    left -= workingTimeBetween(from, to, calendar);
  }
  return false;
}

describe('clock, whatever happens', () => {
  const always = (holds: (scene: Scene, now: string, reading: ClockReading) => void) =>
    fc.assert(
      fc.property(scenes, (scene) => {
        for (const now of scene.nows) holds(scene, now, clockAt(scene.terms, scene.events, now));
      }),
      { numRuns: 250 },
    );

  it('has consumed what its runs worked', () => {
    always((scene, now, { consumedMs, remainingMs }) => {
      const worked = runs(scene, now).map(({ from, to }) =>
        workingTimeBetween(from, to, scene.terms.calendar),
      );
      expect(consumedMs).toBe(worked.reduce((sum, ms) => sum + ms, 0));
      expect(remainingMs).toBe(scene.terms.durationMs - consumedMs);
    });
  });

  it('explains every millisecond, and the counted ones are those consumed', () => {
    always((scene, now, { explanation, consumedMs, dueAt, state }) => {
      const edges = [scene.terms.startedAt, ...explanation.map(({ to }) => to)];
      expect(explanation.map(({ from }) => from)).toEqual(edges.slice(0, -1));
      const lastRun = runs(scene, now).at(-1)?.to ?? scene.terms.startedAt;
      const end = state === 'met' || state === 'cancelled' ? lastRun : now;
      const counted = explanation
        .filter((span) => span.counted && span.from < end)
        .map(({ from, to }) => toMs(to < end ? to : end) - toMs(from));
      expect(counted.reduce((sum, ms) => sum + ms, 0)).toBe(consumedMs);
      if (dueAt) expect(toMs(edges.at(-1) ?? now)).toBeGreaterThanOrEqual(toMs(dueAt));
    });
  });

  it('is breached exactly when it ran past its time', () => {
    always((scene, now, { state }) => {
      expect(state === 'breached').toBe(isLate(scene, runs(scene, now)));
    });
  });

  it('never un-breaches, neither later nor by what happens later', () => {
    fc.assert(
      fc.property(scenes, (scene) => {
        const states = scene.nows.map((now) => clockAt(scene.terms, scene.events, now).state);
        const first = states.indexOf('breached');
        if (first >= 0) expect(new Set(states.slice(first))).toEqual(new Set(['breached']));
      }),
      { numRuns: 500 },
    );
  });

  it('reaches its thresholds in order, when their share is used, and next is the first to come', () => {
    always(({ terms: { durationMs } }, now, { thresholds, next, state, dueAt, consumedMs }) => {
      const instantsOf = thresholds.map((one) => one.at);
      expect(instantsOf).toEqual(instantsOf.toSorted());
      const passed = thresholds.filter((one) => one.at <= now && one.percent < 100);
      for (const { percent } of passed) expect(consumedMs * 100).toBeGreaterThanOrEqual(percent * durationMs);
      expect(next !== null).toBe(state === 'running');
      if (next) expect(next.percent === 100 || next.at > now).toBe(true);
      if (state === 'running' || state === 'breached')
        expect(thresholds.at(-1)).toEqual({ percent: 100, at: dueAt });
      else expect(thresholds.some(({ percent }) => percent === 100)).toBe(false);
    });
  });
});
