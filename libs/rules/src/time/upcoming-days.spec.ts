import fc from 'fast-check';
import { defaultCalendar, toMs, upcomingDays, workingTimeBetween } from '../index';
import { calendars, instants } from '../testing/arbitraries';
import { startOfDay } from './zone';
import { fromEpochDay, toEpochDay } from './civil';

describe('the next days of a calendar', () => {
  it('tell opening hours, the weekend, holidays and exceptions', () => {
    const closing = { from: '2026-12-28', to: '2026-12-31', hours: [], label: 'Fermeture' };
    const days = upcomingDays({ ...defaultCalendar, exceptions: [closing] }, '2026-12-24T10:00:00Z', 6);
    expect(days?.map(({ date, hours, reason, label }) => [date, hours.length, reason, label])).toEqual([
      ['2026-12-24', 2, null, null],
      ['2026-12-25', 0, 'holiday', expect.any(String)],
      ['2026-12-26', 0, 'weekend', null],
      ['2026-12-27', 0, 'weekend', null],
      ['2026-12-28', 0, 'closed', 'Fermeture'],
      ['2026-12-29', 0, 'closed', 'Fermeture'],
    ]);
    expect(days?.[0]?.hours[0]).toEqual({ from: '2026-12-24T07:30:00.000Z', to: '2026-12-24T11:30:00.000Z' });
  });

  it('tell nothing of a calendar that is malformed', () => {
    expect(upcomingDays({ ...defaultCalendar, zone: 'Nowhere/Land' }, '2026-12-24T10:00:00Z', 6)).toBeNull();
  });

  it('sum to the working time of the same days, in any zone', () => {
    fc.assert(
      fc.property(calendars, instants, (calendar, now) => {
        const days = upcomingDays(calendar, now, 14);
        if (!days?.[0]) return;
        const shown = days
          .flatMap(({ hours }) => hours)
          .reduce((sum, { from, to }) => sum + toMs(to) - toMs(from), 0);
        const from = startOfDay(days[0].date, calendar.zone);
        const to = startOfDay(fromEpochDay(toEpochDay(days[0].date) + 14), calendar.zone);
        expect(shown).toBe(workingTimeBetween(from, to, calendar));
      }),
    );
  });
});
