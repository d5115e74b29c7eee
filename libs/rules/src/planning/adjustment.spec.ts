import fc from 'fast-check';
import { adjustedMinutes, isDisproportionate } from './adjustment';

const used = (planned: number, ...minutes: number[]) => minutes.map((one) => ({ planned, used: one }));

describe('the adjustment of a series', () => {
  it.each([
    ['four at half the time', used(120, 60, 60, 60, 60), 60],
    ['four at twice the time', used(60, 120, 120, 130, 120), 135],
    ['a mean just over a quarter', used(120, 45, 45, 45, 46), 60],
    ['short and long ones', used(60, 30, 120, 30, 120), 75],
    ['three only', used(120, 60, 60, 60), null],
    ['one of four in proportion', used(120, 60, 61, 60, 60), null],
    ['a good one before four bad ones', used(120, 110, 60, 60, 60, 60), 60],
    ['a good one after four bad ones', used(120, 60, 60, 60, 60, 110), null],
    ['hardly anything', used(60, 1, 1, 1, 1), 15],
  ])('%s', (_name, occurrences, expected) => {
    expect(adjustedMinutes(occurrences)).toBe(expected);
  });

  it.each([
    [60, 30, true],
    [60, 31, false],
    [60, 119, false],
    [60, 120, true],
    [60, 0, true],
  ])('planned %d, used %d', (planned, minutes, expected) => {
    expect(isDisproportionate({ planned, used: minutes })).toBe(expected);
  });

  it('is the smallest quarter that holds the mean', () => {
    const bad = fc.integer({ min: 1, max: 120 });
    fc.assert(
      fc.property(fc.array(bad, { minLength: 4, maxLength: 4 }), (minutes) => {
        const mean = minutes.reduce((a, b) => a + b) / 4;
        const result = adjustedMinutes(used(240, ...minutes)) ?? NaN;
        expect(result % 15).toBe(0);
        expect(result).toBeGreaterThanOrEqual(mean);
        expect(result - mean).toBeLessThan(15);
      }),
    );
  });
});
