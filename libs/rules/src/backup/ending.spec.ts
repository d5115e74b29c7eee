import * as fc from 'fast-check';
import { addCalendarDays, isOpenDay } from '../index';
import {
  daysLeft,
  dueEndingReminder,
  erasureObstacle,
  nextEndingReminder,
  recoveryLimit,
  endingReminderDates,
  type ErasureFacts,
} from './ending';

describe('the time that a client has to recover backups', () => {
  it.each([
    ['2026-12-18', '2027-01-12'],
    ['2027-04-30', '2027-05-25'],
    ['2026-07-01', '2026-07-23'],
  ])('is fifteen working days after %s: until %s', (endedOn, dueOn) => {
    expect(recoveryLimit(endedOn)).toBe(dueOn);
  });

  it('ends on a working day, never before all reminders', () => {
    const days = fc.integer({ min: 0, max: 5000 }).map((count) => addCalendarDays('2024-01-01', count));
    fc.assert(
      fc.property(days, (endedOn) => {
        const dueOn = recoveryLimit(endedOn);
        expect(isOpenDay(dueOn, 'ouvre', { region: 'FR' })).toBe(true);
        for (const { on } of endingReminderDates(endedOn)) expect(on < dueOn && on > endedOn).toBe(true);
      }),
    );
  });

  it('counts what is left of it', () => {
    expect(daysLeft('2027-01-12', '2027-01-11')).toBe(1);
    expect(daysLeft('2027-01-12', '2027-01-14')).toBe(-2);
  });
});

describe('the reminders of an end', () => {
  const endedOn = '2026-12-18';

  it('stand five, ten and fourteen working days after it', () => {
    expect(endingReminderDates(endedOn)).toEqual([
      { days: 5, on: '2026-12-28' },
      { days: 10, on: '2027-01-05' },
      { days: 14, on: '2027-01-11' },
    ]);
  });

  it.each([
    ['2026-12-24', [], null, '2026-12-28'],
    ['2026-12-28', [], 5, '2026-12-28'],
    ['2026-12-31', [5], null, '2027-01-05'],
    ['2027-01-06', [], 10, '2026-12-28'],
    ['2027-01-11', [5, 10], 14, '2027-01-11'],
    ['2027-01-12', [5, 10, 14], null, null],
    ['2027-01-13', [], null, '2026-12-28'],
  ] as const)('on %s, with %j sent: %s', (today, sent, due, next) => {
    expect(dueEndingReminder(endedOn, today, sent)).toBe(due);
    expect(nextEndingReminder(endedOn, sent)).toBe(next);
  });
});

describe('the erasure after an end', () => {
  const free: ErasureFacts = {
    state: 'open',
    endedOn: '2026-12-18',
    dueOn: '2027-01-12',
    hold: null,
    restitutionOpen: false,
    jobsActive: false,
  };

  it.each([
    [{}, '2027-01-13', null],
    [{}, '2027-01-12', 'window-open'],
    [{ state: 'proposed' }, '2027-01-13', 'wrong-state'],
    [{ state: 'erased' }, '2027-01-13', 'wrong-state'],
    [{ hold: 'legal' }, '2027-01-13', 'on-hold'],
    [{ hold: 'dispute' }, '2027-01-13', 'on-hold'],
    [{ restitutionOpen: true }, '2027-01-13', 'restitution-open'],
    [{ jobsActive: true }, '2027-01-13', 'jobs-active'],
  ] as const)('with %j on %s: %s', (changes, today, obstacle) => {
    expect(erasureObstacle({ ...free, ...changes }, today)).toBe(obstacle);
  });
});
