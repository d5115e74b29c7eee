import { draftOf, nextStart } from './intervention-draft';

describe('when a new intervention begins', () => {
  it.each([
    ['before the day begins', '2026-11-26T06:10:00Z', '2026-11-26', 540],
    ['in its course', '2026-11-26T13:13:00Z', '2026-11-26', 900],
    ['at a full hour', '2026-11-26T13:00:00Z', '2026-11-26', 900],
    ['once it is over', '2026-11-26T16:30:00Z', '2026-11-27', 540],
    ['on a Friday evening', '2026-11-27T19:00:00Z', '2026-11-30', 540],
    ['on a Sunday', '2026-11-29T10:00:00Z', '2026-11-30', 540],
    ['on a holiday', '2026-12-25T10:00:00Z', '2026-12-28', 540],
  ])('%s', (_, now, day, minutes) => {
    expect(nextStart(new Date(now))).toEqual({ day, minutes });
  });

  it('is where the calendar was pointed at', () => {
    expect(draftOf({ day: '2030-01-08', minutes: 615 }, '1')).toMatchObject({
      day: '2030-01-08',
      time: '10:15',
    });
    expect(draftOf({ day: '2030-01-08' }, '1')).toMatchObject({ day: '2030-01-08', time: '09:00' });
  });
});
