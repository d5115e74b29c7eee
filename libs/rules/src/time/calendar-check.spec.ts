import fc from 'fast-check';
import { calendars, instants } from '../testing/arbitraries';
import {
  type CalendarException,
  type ServiceCalendar,
  checkCalendar,
  defaultCalendar,
  toMs,
  workingTimeBetween,
} from '../index';

const now = '2026-11-20T20:00:00.000Z';
const check = (change: Partial<ServiceCalendar>) => checkCalendar({ ...defaultCalendar, ...change }, now);
const hours = (from: string, to: string, days = [1, 2]) => ({ hours: [{ days, from, to }] });
const exception = (change: Partial<CalendarException>) => ({
  exceptions: [{ from: '2026-12-24', to: '2026-12-31', hours: [], label: 'Fermeture', ...change }],
});

describe('calendar check', () => {
  it('proves itself by the next opening', () => {
    expect(check({})).toEqual({ ok: true, nextOpening: '2026-11-23T07:30:00.000Z' });
    expect(checkCalendar(defaultCalendar, '2026-11-20T10:00:00Z')).toEqual({
      ok: true,
      nextOpening: '2026-11-20T10:00:00.000Z',
    });
    expect(check({ zone: 'Indian/Reunion' })).toEqual({ ok: true, nextOpening: '2026-11-23T04:30:00.000Z' });
  });

  it('accepts hours that touch and a day that ends at 24:00', () => {
    const touching = [
      { days: [1], from: '12:00', to: '24:00' },
      { days: [1], from: '00:00', to: '12:00' },
    ];
    expect(check({ hours: touching }).ok).toBe(true);
  });

  it.each([
    ['calendar.unknown-zone', { zone: 'Europe/Lutece' }],
    ['calendar.bad-hours', hours('18:00', '08:00')],
    ['calendar.bad-hours', hours('08:00', '08:00')],
    ['calendar.bad-hours', hours('8:00', '18:00')],
    ['calendar.bad-hours', hours('08:60', '18:00')],
    ['calendar.bad-hours', hours('08:00', '24:15')],
    ['calendar.bad-hours', hours('08:00', '18:00', [])],
    ['calendar.bad-hours', hours('08:00', '18:00', [0])],
    ['calendar.bad-hours', hours('08:00', '18:00', [1.5])],
    [
      'calendar.overlapping-hours',
      { hours: [...defaultCalendar.hours, ...hours('12:00', '14:30', [5]).hours] },
    ],
    ['calendar.overlapping-hours', hours('08:00', '18:00', [3, 3])],
    ['calendar.bad-exception', exception({ from: '2026-12-32' })],
    ['calendar.bad-exception', exception({ to: '2026-12-23' })],
    ['calendar.bad-exception', exception({ hours: [{ from: '12:00', to: '10:00' }] })],
    [
      'calendar.bad-exception',
      exception({
        hours: [
          { from: '08:00', to: '12:00' },
          { from: '11:00', to: '13:00' },
        ],
      }),
    ],
    ['calendar.never-opens', { hours: [] }],
    ['calendar.never-opens', exception({ from: '2026-01-01', to: '2099-12-31' })],
  ])('refuses with %s %j', (code, change) => {
    expect(check(change)).toEqual({ ok: false, code });
  });

  it('finds an opening that is open and that nothing precedes', () => {
    fc.assert(
      fc.property(calendars, instants, (calendar, at) => {
        const result = checkCalendar(calendar, at);
        if (!result.ok) throw new Error(result.code);
        const after = Temporal.Instant.from(result.nextOpening).add({ milliseconds: 1 }).toString();
        expect(workingTimeBetween(at, result.nextOpening, calendar)).toBe(0);
        expect(workingTimeBetween(result.nextOpening, after, calendar)).toBe(1);
        expect(toMs(result.nextOpening)).toBeGreaterThanOrEqual(toMs(at));
      }),
    );
  });
});

describe('exceptions', () => {
  const worked = (date: string, exceptions: CalendarException[]) =>
    workingTimeBetween(`${date}T00:00:00Z`, `${date}T23:00:00Z`, { ...defaultCalendar, exceptions }) /
    3_600_000;
  const august = {
    from: '2026-08-01',
    to: '2026-08-31',
    hours: [{ from: '09:00', to: '12:00' }],
    label: 'Août',
  };
  const closed = { from: '2026-08-10', to: '2026-08-14', hours: [], label: 'Congés' };

  it('replace the hours of working days, both ends included', () => {
    expect(
      ['2026-07-31', '2026-08-03', '2026-08-31', '2026-09-01'].map((day) => worked(day, [august])),
    ).toEqual([8, 3, 3, 8]);
  });

  it('open neither a weekend nor a holiday', () => {
    const week = { ...august, from: '2026-07-11', to: '2026-07-14' };
    expect(
      ['2026-07-11', '2026-07-12', '2026-07-13', '2026-07-14'].map((day) => worked(day, [week])),
    ).toEqual([0, 0, 3, 0]);
  });

  it('give way to the last of the list', () => {
    expect(worked('2026-08-12', [august, closed])).toBe(0);
    expect(worked('2026-08-12', [closed, august])).toBe(3);
  });
});
