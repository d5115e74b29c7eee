import { canRate, mayAskAgain, ratingUntil } from './satisfaction';

describe('satisfaction', () => {
  const done = '2026-01-01T10:00:00.000Z';

  it('is given and changed for thirty days', () => {
    expect(ratingUntil(new Date(done)).toISOString()).toBe('2026-01-31T10:00:00.000Z');
    expect(canRate(done, '2026-01-31T09:59:59.999Z')).toBe(true);
    expect(canRate(done, '2026-01-31T10:00:00.000Z')).toBe(false);
  });

  it.each([
    [null, true],
    ['2026-01-01T10:00:00.000Z', true],
    ['2026-01-01T10:00:00.001Z', false],
  ])('is asked once a week: after %s', (last, expected) => {
    expect(mayAskAgain(last, '2026-01-08T10:00:00.000Z')).toBe(expected);
  });
});
