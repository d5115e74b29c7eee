import fc from 'fast-check';
import { toMs } from '../time/instant';
import { checkSchedule, occurrencesAfter, type BackupSchedule } from './schedule';

const weekdays: BackupSchedule = { schedule: '30 22 * * 1-5', zone: 'Europe/Paris', holidays: null };
const france = { region: 'FR', goodFriday: false } as const;
const times = (schedule: BackupSchedule, after: string, count: number) =>
  occurrencesAfter(schedule, after, count).map(({ at }) => at);

describe('when a backup is due', () => {
  it('is at half past ten in the evening of working days, on both sides of the change of the clocks', () => {
    expect(times(weekdays, '2026-10-22T12:00:00Z', 3)).toEqual([
      '2026-10-22T20:30:00.000Z',
      '2026-10-23T20:30:00.000Z',
      '2026-10-26T21:30:00.000Z',
    ]);
    expect(times(weekdays, '2027-03-26T12:00:00Z', 2)).toEqual([
      '2027-03-26T21:30:00.000Z',
      '2027-03-29T20:30:00.000Z',
    ]);
  });

  it('names the night by the date on the wall', () => {
    const late: BackupSchedule = { ...weekdays, schedule: '30 0 * * *' };
    expect(occurrencesAfter(late, '2026-07-01T12:00:00Z', 1)).toEqual([
      { at: '2026-07-01T22:30:00.000Z', on: '2026-07-02' },
    ]);
  });

  it('comes right after the hour that does not exist, and once in the hour that comes twice', () => {
    const night: BackupSchedule = { ...weekdays, schedule: '30 2 * * *' };
    expect(times(night, '2027-03-27T12:00:00Z', 2)).toEqual([
      '2027-03-28T01:00:00.000Z',
      '2027-03-29T00:30:00.000Z',
    ]);
    expect(times(night, '2026-10-24T12:00:00Z', 2)).toEqual([
      '2026-10-25T00:30:00.000Z',
      '2026-10-26T01:30:00.000Z',
    ]);
  });

  it('takes every quarter of an hour twice when the hour comes twice', () => {
    const often: BackupSchedule = { ...weekdays, schedule: '*/15 * * * *' };
    const night = occurrencesAfter(often, '2026-10-25T00:00:00Z', 100, '2026-10-25T02:00:00Z');
    expect(night).toHaveLength(8);
  });

  it('leaves public holidays out when nobody works then', () => {
    const open: BackupSchedule = { ...weekdays, holidays: france };
    expect(times(open, '2026-12-24T23:00:00Z', 1)).toEqual(['2026-12-28T21:30:00.000Z']);
    expect(times(weekdays, '2026-12-24T23:00:00Z', 1)).toEqual(['2026-12-25T21:30:00.000Z']);
  });

  it.each([
    ['30 22 * *', 'backup.schedule-invalid'],
    ['99 22 * * *', 'backup.schedule-invalid'],
    ['every night', 'backup.schedule-invalid'],
    ['0 30 22 * * *', 'backup.schedule-invalid'],
    ['0 3 30 2 *', 'backup.schedule-never'],
    ['* * * * *', 'backup.schedule-too-often'],
    ['0,2 3 * * *', 'backup.schedule-too-often'],
    ['0 3 29 2 *', null],
    ['*/5 * * * *', null],
    ['30 22 * * MON-FRI', null],
  ])('%s is %s', (schedule, problem) => {
    expect(checkSchedule({ ...weekdays, schedule }, '2026-11-26T12:00:00Z')).toBe(problem);
  });

  it('knows its zones, and a schedule that falls on holidays only never comes', () => {
    expect(checkSchedule({ ...weekdays, zone: 'Europe/Angers' }, '2026-11-26T12:00:00Z')).toBe(
      'backup.zone-unknown',
    );
    const christmas: BackupSchedule = { ...weekdays, schedule: '0 3 25 12 *', holidays: france };
    expect(checkSchedule(christmas, '2026-11-26T12:00:00Z')).toBe('backup.schedule-never');
  });

  it('grows, stays in the window and does not depend on where one starts', () => {
    const start = Date.UTC(2026, 0, 1);
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 700 * 24 }), fc.integer({ min: 1, max: 48 }), (hour, length) => {
        const from = new Date(start + hour * 3_600_000).toISOString();
        const middle = new Date(start + (hour + length) * 3_600_000).toISOString();
        const until = new Date(start + (hour + 2 * length) * 3_600_000).toISOString();
        const often: BackupSchedule = { ...weekdays, schedule: '20 */3 * * *', holidays: france };
        const whole = occurrencesAfter(often, from, 1000, until).map(({ at }) => toMs(at));
        const parts = [
          ...occurrencesAfter(often, from, 1000, middle),
          ...occurrencesAfter(often, middle, 1000, until),
        ].map(({ at }) => toMs(at));
        expect(parts).toEqual(whole);
        expect([...whole].sort((a, b) => a - b)).toEqual(whole);
        expect(whole.every((at) => at > toMs(from) && at <= toMs(until))).toBe(true);
      }),
      { numRuns: 60 },
    );
  });
});
