import { localInstant } from './local-instant';

describe('wall clock of a zone', () => {
  it.each([
    ['2026-11-23T08:31', 'Europe/Paris', '2026-11-23T07:31:00Z'],
    ['2026-07-14T08:31', 'Europe/Paris', '2026-07-14T06:31:00Z'],
    ['2026-07-14T08:31', 'Indian/Reunion', '2026-07-14T04:31:00Z'],
    // The hour that does not exist in March is read after the change.
    ['2026-03-29T02:30', 'Europe/Paris', '2026-03-29T01:30:00Z'],
    ['', 'Europe/Paris', undefined],
    ['hier', 'Europe/Paris', undefined],
  ])('%s, %s', (local, zone, instant) => {
    expect(localInstant(local, zone)).toBe(instant);
  });
});
