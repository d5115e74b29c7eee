import fc from 'fast-check';
import { calendars, durations, instants, later, modes } from '../testing/arbitraries';
import {
  type DeadlineInput,
  type Pause,
  type Span,
  addWorkingTime,
  deadline,
  defaultCalendar,
  toMs,
} from '../index';

const hour = 3_600_000;
const base: DeadlineInput = {
  receivedAt: '2026-11-20T16:00:00Z',
  durationMs: 48 * hour,
  mode: 'service-hours',
  calendar: defaultCalendar,
};

function due(input: Partial<DeadlineInput>) {
  const result = deadline({ ...base, ...input });
  if (!result.ok) throw new Error(result.code);
  return result;
}

const told = (spans: Span[]) =>
  spans.map(({ from, to, reason, label }) => [from, to, reason, label].filter((part) => part !== undefined));
const lengthOf = ({ from, to }: Span) => toMs(to) - toMs(from);
const total = (spans: Span[]) =>
  spans.filter(({ counted }) => counted).reduce((sum, span) => sum + lengthOf(span), 0);

/** A pause placed somewhere after the receipt. */
const pauseAfter = fc.record({
  after: fc.nat({ max: 200 * hour }),
  ms: fc.integer({ min: 1, max: 100 * hour }),
});
const placed = (receivedAt: string, pauses: { after: number; ms: number }[]): Pause[] =>
  pauses.map(({ after, ms }) => ({
    from: later(receivedAt, after),
    to: later(receivedAt, after + ms),
    reason: 'waiting-client',
  }));
const anyInput = fc.record({
  receivedAt: instants,
  durationMs: durations,
  mode: modes,
  calendar: calendars,
});

describe('deadline', () => {
  it('explains service hours span by span', () => {
    const { dueAt, localDueAt, explanation } = due({
      receivedAt: '2026-12-24T15:30:00Z',
      durationMs: 2 * hour,
    });
    expect(dueAt).toBe('2026-12-28T08:00:00.000Z');
    expect(localDueAt).toBe('2026-12-28T09:00:00+01:00');
    expect(told(explanation)).toEqual([
      ['2026-12-24T15:30:00.000Z', '2026-12-24T17:00:00.000Z', 'counted'],
      ['2026-12-24T17:00:00.000Z', '2026-12-24T23:00:00.000Z', 'outside-hours'],
      ['2026-12-24T23:00:00.000Z', '2026-12-25T23:00:00.000Z', 'holiday', 'Noël'],
      ['2026-12-25T23:00:00.000Z', '2026-12-27T23:00:00.000Z', 'weekend'],
      ['2026-12-27T23:00:00.000Z', '2026-12-28T07:30:00.000Z', 'outside-hours'],
      ['2026-12-28T07:30:00.000Z', '2026-12-28T08:00:00.000Z', 'counted'],
    ]);
  });

  it('explains closed days, from local midnight to local midnight', () => {
    const { explanation } = due({
      receivedAt: '2026-10-23T10:00:00Z',
      durationMs: 24 * hour,
      mode: 'pause-closed-days',
    });
    expect(told(explanation)).toEqual([
      ['2026-10-23T10:00:00.000Z', '2026-10-23T22:00:00.000Z', 'counted'],
      ['2026-10-23T22:00:00.000Z', '2026-10-25T23:00:00.000Z', 'weekend'],
      ['2026-10-25T23:00:00.000Z', '2026-10-26T11:00:00.000Z', 'counted'],
    ]);
  });

  it('names a closure of the company, in both calendar readings', () => {
    const exceptions = [{ from: '2026-11-23', to: '2026-11-23', hours: [], label: 'Pont' }];
    const calendar = { ...defaultCalendar, exceptions };
    for (const mode of ['pause-closed-days', 'service-hours'] as const) {
      const { explanation } = due({ mode, calendar, durationMs: 8 * hour });
      expect(explanation.find(({ reason }) => reason === 'closed')).toMatchObject({
        from: '2026-11-22T23:00:00.000Z',
        to: '2026-11-23T23:00:00.000Z',
        label: 'Pont',
      });
    }
  });

  it('keeps closures that meet apart when their names differ', () => {
    const day = (date: string, label: string) => ({ from: date, to: date, hours: [], label });
    const exceptions = [
      day('2026-11-23', 'Pont'),
      day('2026-11-24', 'Inventaire'),
      day('2026-11-25', 'Inventaire'),
    ];
    const { explanation } = due({ calendar: { ...defaultCalendar, exceptions }, mode: 'pause-closed-days' });
    expect(told(explanation).filter(([, , reason]) => reason === 'closed')).toEqual([
      ['2026-11-22T23:00:00.000Z', '2026-11-23T23:00:00.000Z', 'closed', 'Pont'],
      ['2026-11-23T23:00:00.000Z', '2026-11-25T23:00:00.000Z', 'closed', 'Inventaire'],
    ]);
  });

  it('counts a weekend that the contract bought', () => {
    const saturday = { days: [6], from: '09:00', to: '12:00' };
    const calendar = { ...defaultCalendar, hours: [...defaultCalendar.hours, saturday] };
    const input = { receivedAt: '2026-11-20T23:00:00Z', mode: 'pause-closed-days' } as const;
    expect(due({ ...input, calendar, durationMs: 24 * hour }).dueAt).toBe('2026-11-21T23:00:00.000Z');
    expect(due({ ...input, durationMs: 24 * hour }).dueAt).toBe('2026-11-23T23:00:00.000Z');
  });

  it('takes a weekday without hours for a closed time of service, not for a weekend', () => {
    const hours = [{ days: [2, 3, 4, 5], from: '08:30', to: '18:00' }];
    const input = { receivedAt: '2026-11-22T23:00:00Z', calendar: { ...defaultCalendar, hours } };
    const service = due({ ...input, durationMs: hour });
    expect(told(service.explanation)[0]).toEqual([
      '2026-11-22T23:00:00.000Z',
      '2026-11-24T07:30:00.000Z',
      'outside-hours',
    ]);
    expect(due({ ...input, mode: 'pause-closed-days', durationMs: hour }).dueAt).toBe(
      '2026-11-23T00:00:00.000Z',
    );
  });

  it('ends where the open span ends', () => {
    expect(due({ durationMs: hour }).dueAt).toBe('2026-11-20T17:00:00.000Z');
    const friday = { receivedAt: '2026-11-20T11:00:00Z', mode: 'pause-closed-days' } as const;
    expect(due({ ...friday, durationMs: 12 * hour }).localDueAt).toBe('2026-11-21T00:00:00+01:00');
  });

  it('shows a pause as one span, with who and why', () => {
    const pauses: Pause[] = [
      { from: '2026-11-20T16:30:00Z', to: '2026-11-24T08:00:00Z', reason: 'waiting-client', by: 'Nadia' },
    ];
    const { dueAt, explanation } = due({ durationMs: hour, pauses });
    expect(dueAt).toBe('2026-11-24T08:30:00.000Z');
    expect(explanation[1]).toEqual({
      from: '2026-11-20T16:30:00.000Z',
      to: '2026-11-24T08:00:00.000Z',
      counted: false,
      reason: 'pause',
      label: 'Nadia',
      pauseReason: 'waiting-client',
    });
  });

  it('takes an open pause to end at the instant asked for', () => {
    const pauses: Pause[] = [{ from: '2026-11-20T20:00:00Z', reason: 'waiting-vendor' }];
    const elapsed = { mode: 'elapsed', durationMs: 10 * hour, pauses } as const;
    expect(due({ ...elapsed, asOf: '2026-11-21T20:00:00Z' }).dueAt).toBe('2026-11-22T02:00:00.000Z');
    expect(due({ ...elapsed, asOf: '2026-11-20T18:00:00Z' }).dueAt).toBe('2026-11-21T02:00:00.000Z');
    expect(due(elapsed).dueAt).toBe('2026-11-21T02:00:00.000Z');
  });

  it('counts overlapping pauses once, in whatever order', () => {
    const pauses: Pause[] = [
      { from: '2026-11-20T19:00:00Z', to: '2026-11-20T22:00:00Z', reason: 'waiting-vendor' },
      { from: '2026-11-20T10:00:00Z', to: '2026-11-20T20:00:00Z', reason: 'waiting-client' },
      { from: '2026-11-20T19:30:00Z', to: '2026-11-20T21:00:00Z', reason: 'client-suspended' },
    ];
    const { dueAt, explanation } = due({ mode: 'elapsed', durationMs: hour, pauses });
    expect(dueAt).toBe('2026-11-20T23:00:00.000Z');
    expect(explanation.map(({ pauseReason }) => pauseReason)).toEqual([
      'waiting-client',
      'waiting-vendor',
      undefined,
    ]);
  });

  const bad: [string, Partial<DeadlineInput>][] = [
    ['deadline.bad-instant', { receivedAt: '2026-11-20T16:00:00' }],
    ['deadline.bad-instant', { asOf: 'now' }],
    ['deadline.bad-duration', { durationMs: 0 }],
    ['deadline.bad-duration', { durationMs: 1.5 }],
    ['deadline.bad-duration', { durationMs: Number.NaN }],
    ['deadline.bad-duration', { durationMs: Infinity }],
    ['deadline.bad-pause', { pauses: [{ from: 'x', reason: 'waiting-client' }] }],
    ['deadline.bad-pause', { pauses: [{ from: base.receivedAt, to: 'x', reason: 'waiting-client' }] }],
    [
      'deadline.bad-pause',
      { pauses: [{ from: '2026-11-20T16:00:01Z', to: '2026-11-20T16:00:00Z', reason: 'waiting-client' }] },
    ],
    ['deadline.never', { calendar: { ...defaultCalendar, hours: [] } }],
    ['deadline.never', { mode: 'elapsed', durationMs: Number.MAX_SAFE_INTEGER }],
    ['calendar.unknown-zone', { calendar: { ...defaultCalendar, zone: 'Mars/Olympus' } }],
    [
      'calendar.bad-hours',
      { calendar: { ...defaultCalendar, hours: [{ days: [8], from: '08:00', to: '09:00' }] } },
    ],
  ];
  it.each(bad)('refuses with %s %j', (code, input) => {
    expect(deadline({ ...base, ...input })).toEqual({ ok: false, code });
  });
});

describe('deadline properties', () => {
  const morePauses = fc.array(pauseAfter, { maxLength: 4 });

  it('the explanation tiles the time from receipt to due instant and counts exactly the duration', () => {
    fc.assert(
      fc.property(anyInput, morePauses, (input, pauses) => {
        const { dueAt, explanation } = due({ ...input, pauses: placed(input.receivedAt, pauses) });
        const edges = [input.receivedAt, ...explanation.map(({ to }) => to)];
        expect(explanation.map(({ from }) => from)).toEqual(edges.slice(0, -1));
        expect(edges.at(-1)).toBe(dueAt);
        expect(total(explanation)).toBe(input.durationMs);
        expect(explanation.every((span) => lengthOf(span) > 0)).toBe(true);
        expect(explanation.every(({ counted, reason }) => counted === (reason === 'counted'))).toBe(true);
        const kinds = explanation.map(
          ({ reason, label, pauseReason }) => `${reason} ${label} ${pauseReason}`,
        );
        expect(kinds.some((kind, i) => kind === kinds[i + 1])).toBe(false);
      }),
      { numRuns: 300 },
    );
  });

  it('a pause never brings it nearer', () => {
    fc.assert(
      fc.property(anyInput, morePauses, pauseAfter, (input, pauses, one) => {
        const before = due({ ...input, pauses: placed(input.receivedAt, pauses) }).dueAt;
        const after = due({ ...input, pauses: placed(input.receivedAt, [...pauses, one]) }).dueAt;
        expect(toMs(after)).toBeGreaterThanOrEqual(toMs(before));
      }),
      { numRuns: 300 },
    );
  });

  it('a pause of real hours moves it by its own length', () => {
    fc.assert(
      fc.property(anyInput, fc.integer({ min: 1, max: 100 * hour }), (input, ms) => {
        const elapsed = { ...input, mode: 'elapsed' } as const;
        const pauses = placed(input.receivedAt, [{ after: 0, ms }]);
        expect(due({ ...elapsed, pauses }).dueAt).toBe(later(due(elapsed).dueAt, ms));
      }),
    );
  });

  it('longer opening hours never move it later', () => {
    const picked = fc.array(fc.boolean(), { minLength: 21, maxLength: 21 });
    fc.assert(
      fc.property(anyInput, picked, (input, kept) => {
        const fewer = input.calendar.hours.filter((_, i) => i === 0 || kept[i]);
        const short = due({ ...input, calendar: { ...input.calendar, hours: fewer } }).dueAt;
        expect(toMs(due(input).dueAt)).toBeLessThanOrEqual(toMs(short));
      }),
      { numRuns: 300 },
    );
  });

  it('grows with the duration and never comes before a later receipt of the same', () => {
    fc.assert(
      fc.property(anyInput, durations, (input, more) => {
        const first = toMs(due(input).dueAt);
        expect(toMs(due({ ...input, durationMs: input.durationMs + more }).dueAt)).toBeGreaterThan(first);
        const receivedAt = later(input.receivedAt, more);
        expect(toMs(due({ ...input, receivedAt }).dueAt)).toBeGreaterThanOrEqual(first);
      }),
    );
  });

  it('in service hours is the working time added', () => {
    fc.assert(
      fc.property(anyInput, (input) => {
        const added = addWorkingTime(input.receivedAt, input.durationMs, input.calendar);
        expect(due({ ...input, mode: 'service-hours' }).dueAt).toBe(added);
      }),
    );
  });
});

describe('a calendar that opens a minute a week', () => {
  it('is given up rather than followed for thousands of years', () => {
    const hours = [{ days: [7], from: '09:00', to: '09:01' }];
    const input = { receivedAt: '2026-11-18T10:00:00.000Z', mode: 'service-hours' as const };
    const calendar = { ...defaultCalendar, hours };
    expect(deadline({ ...input, calendar, durationMs: 20_000 * 3_600_000 })).toEqual({
      ok: false,
      code: 'deadline.never',
    });
    expect(deadline({ ...input, calendar, durationMs: 60_000 })).toMatchObject({ ok: true });
  });
});
