import { parisInstant } from './paris-instant';

describe('wall clock of Paris', () => {
  it.each([
    ['2026-11-23T08:31', '2026-11-23T07:31:00Z'],
    ['2026-07-14T08:31', '2026-07-14T06:31:00Z'],
    // The hour that does not exist in March is read after the change.
    ['2026-03-29T02:30', '2026-03-29T01:30:00Z'],
    ['', undefined],
    ['hier', undefined],
  ])('%s', (local, instant) => {
    expect(parisInstant(local)).toBe(instant);
  });
});
