import fc from 'fast-check';
import {
  addCalendarDays,
  informationStateOf,
  informationWindow,
  noticeDates,
  noticeForTerm,
  outcomeOf,
  receptionFault,
  reminderDays,
  renewalStateOf,
  renewalSteps,
  sendingFault,
  subtractMonths,
  type RenewalWatch,
} from '../index';
import { fromEpochDay, toEpochDay } from '../time/civil';

const day = fc
  .integer({ min: toEpochDay('2025-01-01'), max: toEpochDay('2040-12-31') })
  .map((count) => fromEpochDay(count));

describe('the notice of a term', () => {
  const first = { validFrom: '2025-01-01', noticeMonths: 3 };

  it('is that of the last conditions in force on their own limit', () => {
    const longer = { validFrom: '2026-05-01', noticeMonths: 6 };
    expect(noticeForTerm([first, longer], '2026-12-31')).toBe(longer);
    // Its limit would be 30 April: it was already past when the amendment came into force.
    expect(noticeForTerm([first, longer], '2026-10-31')).toBe(first);
    expect(noticeForTerm([first, { validFrom: '2026-05-01', noticeMonths: 1 }], '2026-06-30')).toMatchObject({
      noticeMonths: 1,
    });
  });

  it('is the first one for a contract shorter than its notice, and none without conditions', () => {
    expect(noticeForTerm([first], '2025-02-01')).toBe(first);
    expect(noticeForTerm([], '2025-02-01')).toBeNull();
  });

  it('never sets a limit before it came into force, when another was in force in time', () => {
    const conditions = fc.array(
      fc.record({ validFrom: day, noticeMonths: fc.integer({ min: 0, max: 24 }) }),
      {
        minLength: 1,
        maxLength: 5,
      },
    );
    fc.assert(
      fc.property(conditions, day, (all, term) => {
        const inTime = all.filter((one) => one.validFrom <= subtractMonths(term, one.noticeMonths));
        const chosen = noticeForTerm(all, term);
        if (inTime.length === 0) expect(chosen).toBe(all[0]);
        else {
          expect(inTime).toContain(chosen);
          expect(inTime.every(({ validFrom }) => validFrom <= (chosen?.validFrom ?? ''))).toBe(true);
        }
      }),
    );
  });
});

describe('the state of a renewal', () => {
  const term = '2026-12-31';
  it.each([
    [{ state: 'active', term, endsOn: null }, 'open'],
    [{ state: 'suspended', term, endsOn: null }, 'open'],
    [{ state: 'terminating', term, endsOn: term }, 'ended'],
    [{ state: 'ended', term, endsOn: '2026-06-30' }, 'ended'],
    // A denunciation that came too late ends the period after.
    [{ state: 'terminating', term, endsOn: '2027-12-31' }, 'renewed'],
    [{ state: 'active', term: '2027-12-31', endsOn: null }, 'renewed'],
  ])('%o is %s', (contract, state) => expect(renewalStateOf(term, contract)).toBe(state));
});

const dates = noticeDates({ term: '2026-12-31', months: 3 });
const watch: RenewalWatch = {
  dates,
  remind: true,
  lastReminder: null,
  information: null,
  informationWritten: false,
  informationSentOn: null,
  saidTooLate: false,
};
const protectedWatch = { ...watch, information: informationWindow(dates) };

describe('what is due before a term', () => {
  it('is a reminder 60, 30 and 7 days before the posting date of 16 September 2026', () => {
    expect(dates.posting).toBe('2026-09-16');
    expect(renewalSteps(watch, '2026-07-17')).toMatchObject({ reminder: null, nextOn: '2026-07-18' });
    expect(renewalSteps(watch, '2026-07-18')).toMatchObject({ reminder: 60, nextOn: '2026-08-17' });
    expect(renewalSteps({ ...watch, lastReminder: 60 }, '2026-07-18')).toMatchObject({ reminder: null });
    expect(renewalSteps({ ...watch, lastReminder: 30 }, '2026-09-09')).toMatchObject({
      reminder: 7,
      nextOn: null,
    });
  });

  it('is only the most urgent reminder when several days have passed, and none after the limit', () => {
    expect(renewalSteps(watch, '2026-09-20')).toMatchObject({ reminder: 7, nextOn: null });
    expect(renewalSteps(watch, '2026-10-01')).toMatchObject({ reminder: null, nextOn: null });
  });

  it('is nothing once the renewal is wanted', () => {
    expect(renewalSteps({ ...watch, remind: false }, '2026-09-10')).toMatchObject({
      reminder: null,
      nextOn: null,
    });
  });

  it('is the information of a protected client from three months to one month before the limit', () => {
    const { information } = protectedWatch;
    expect(information).toEqual({ from: '2026-06-30', to: '2026-08-30' });
    expect(renewalSteps(protectedWatch, '2026-06-29')).toMatchObject({
      writeInformation: false,
      nextOn: '2026-06-30',
    });
    expect(renewalSteps(protectedWatch, '2026-06-30')).toMatchObject({ writeInformation: true });
    const written = { ...protectedWatch, informationWritten: true, lastReminder: 30 };
    expect(renewalSteps(written, '2026-08-30')).toMatchObject({ writeInformation: false, sayTooLate: false });
    expect(renewalSteps(written, '2026-08-31')).toMatchObject({ writeInformation: false, sayTooLate: true });
    expect(renewalSteps({ ...written, informationSentOn: '2026-07-01' }, '2026-08-31').sayTooLate).toBe(
      false,
    );
    expect(renewalSteps({ ...written, saidTooLate: true }, '2026-08-31').sayTooLate).toBe(false);
  });

  it('is done once: what was done leaves nothing for the same day, and the next day is later', () => {
    const months = fc.integer({ min: 0, max: 12 });
    fc.assert(
      fc.property(
        day,
        months,
        fc.integer({ min: -400, max: 60 }),
        fc.boolean(),
        (term, count, offset, told) => {
          const notice = noticeDates({ term, months: count });
          const before: RenewalWatch = {
            ...watch,
            dates: notice,
            information: told ? informationWindow(notice) : null,
          };
          const today = addCalendarDays(term, offset);
          const steps = renewalSteps(before, today);
          const after = renewalSteps(
            {
              ...before,
              lastReminder: steps.reminder ?? before.lastReminder,
              informationWritten: steps.writeInformation,
              saidTooLate: steps.sayTooLate,
            },
            today,
          );
          expect(after).toMatchObject({ reminder: null, writeInformation: false, sayTooLate: false });
          expect(after.nextOn).toBe(steps.nextOn);
          expect(steps.nextOn === null || steps.nextOn > today).toBe(true);
        },
      ),
    );
  });

  it('whoever only looks on the days that are named sends each reminder once, in their order', () => {
    fc.assert(
      fc.property(
        day,
        fc.integer({ min: 0, max: 6 }),
        fc.integer({ min: 0, max: 500 }),
        (term, count, early) => {
          const notice = noticeDates({ term, months: count });
          let last: number | null = null;
          const sent: number[] = [];
          let today: string | null = addCalendarDays(notice.posting, -60 - early);
          while (today !== null) {
            const steps = renewalSteps({ ...watch, dates: notice, lastReminder: last }, today);
            if (steps.reminder !== null) sent.push(steps.reminder);
            last = steps.reminder ?? last;
            today = steps.nextOn;
          }
          expect(sent).toEqual([...reminderDays]);
        },
      ),
    );
  });
});

describe('the information of a protected client', () => {
  const window = { from: '2026-06-30', to: '2026-08-30' };
  it.each([
    [null, '2026-06-29', 'waiting'],
    [null, '2026-06-30', 'to-send'],
    [null, '2026-08-30', 'to-send'],
    [null, '2026-08-31', 'too-late'],
    ['2026-08-30', '2026-12-01', 'sent'],
    ['2026-08-31', '2026-12-01', 'sent-late'],
  ])('sent on %s, on %s, is %s', (sentOn, today, state) =>
    expect(informationStateOf(window, sentOn, today)).toBe(state),
  );
});

describe('the dates of a letter', () => {
  const letter = { kind: 'denunciation', writtenOn: '2026-06-10', information: null } as const;
  const today = '2026-06-20';
  it.each([
    ['2026-06-21', 'RK1', 'letter.sent-in-future'],
    ['2026-06-09', 'RK1', 'letter.sent-before-written'],
    ['2026-06-15', null, 'letter.tracking-missing'],
    ['2026-06-15', 'RK1', null],
  ])('sent on %s as %s: %s', (sentOn, tracking, fault) =>
    expect(sendingFault(letter, { sentOn, tracking }, today)).toBe(fault),
  );

  it('an information is not sent before its window, and needs no number', () => {
    const information = { from: '2026-06-16', to: '2026-08-16' };
    const told = { ...letter, kind: 'renewal-information', information } as const;
    expect(sendingFault(told, { sentOn: '2026-06-15', tracking: null }, today)).toBe('letter.sent-too-early');
    expect(sendingFault(told, { sentOn: '2026-06-16', tracking: null }, today)).toBeNull();
  });

  it.each([
    ['2026-06-14', 'letter.received-before-sent'],
    ['2026-06-15', null],
    ['2026-06-20', null],
    ['2026-06-21', 'letter.received-in-future'],
  ])('received on %s: %s', (receivedOn, fault) =>
    expect(receptionFault('2026-06-15', receivedOn, today)).toBe(fault),
  );

  it('a verdict says what follows, unless it can be argued about', () => {
    expect((['valid', 'arguable', 'late'] as const).map(outcomeOf)).toEqual(['ends', null, 'renewed']);
  });
});
