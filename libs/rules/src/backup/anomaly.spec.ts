import fc from 'fast-check';
import {
  addCalendarDays,
  anomaliesOf,
  coverageGaps,
  type LocalDate,
  quotaForecast,
  quotaLevel,
  type RunFigures,
} from '../index';

const monday: LocalDate = '2026-11-23';
const usual: RunFigures = {
  ...{ day: monday, bytesProcessed: 1000, bytesAdded: 40 },
  ...{ filesTotal: 500, filesChanged: 10, durationMs: 60_000 },
};
/** The nights before, each with these figures. */
const nights = (count: number, values: Partial<RunFigures> = {}): RunFigures[] =>
  Array.from({ length: count }, (_, index) => ({
    ...usual,
    day: addCalendarDays(monday, -index - 1),
    ...values,
  }));
const kinds = (run: Partial<RunFigures>, before = nights(20)) =>
  anomaliesOf({ ...usual, ...run }, before).map(({ kind }) => kind);

describe('anomalies', () => {
  it.each([
    ['a usual night', {}, []],
    ['70 % of the bytes', { bytesProcessed: 700 }, []],
    ['less than that', { bytesProcessed: 699 }, ['shrunk']],
    ['nothing at all', { bytesProcessed: 0 }, ['shrunk']],
    ['five times the changes', { filesChanged: 50 }, []],
    ['more than that', { filesChanged: 51 }, ['many-changes']],
    ['more than 30 % of the files', { filesTotal: 30, filesChanged: 10 }, ['many-changes']],
    ['three times as long', { durationMs: 180_000 }, []],
    ['longer', { durationMs: 180_001 }, ['slow']],
    ['nothing that is said', { bytesProcessed: null, filesChanged: null, durationMs: null }, []],
  ])('%s', (_, run, expected) => expect(kinds(run)).toEqual(expected));

  it('says nothing before seven comparable nights', () => {
    const worse = { bytesProcessed: 1, filesChanged: 400, durationMs: 10 ** 9 };
    expect(kinds(worse, nights(10))).toEqual([]);
    expect(kinds(worse, nights(11))).toEqual(['shrunk', 'many-changes', 'slow']);
  });

  it('nights of the week are not compared with those of the weekend', () => {
    const weekend = nights(28).map((one) => ({
      ...one,
      bytesProcessed: [0, 6].includes(new Date(one.day).getUTCDay()) ? 10 : 1000,
    }));
    expect(kinds({}, weekend)).toEqual([]);
    expect(kinds({ day: '2026-11-28', bytesProcessed: 10 }, weekend)).toEqual([]);
  });

  it('five working days without anything new are one', () => {
    expect(kinds({ bytesAdded: 0 }, nights(5, { bytesAdded: 0 }))).toEqual([]);
    expect(kinds({ bytesAdded: 0 }, nights(6, { bytesAdded: 0 }))).toEqual(['unchanged']);
    expect(kinds({ bytesAdded: 1 }, nights(6, { bytesAdded: 0 }))).toEqual([]);
  });

  it('never depend on the order of what is compared, and a usual run is never one', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(10 ** 9), { minLength: 7, maxLength: 14 }), (sizes) => {
        const before = nights(40)
          .filter(({ day }) => ![0, 6].includes(new Date(day).getUTCDay()))
          .slice(0, sizes.length)
          .map((one, index) => ({ ...one, bytesProcessed: sizes[index] ?? 0 }));
        const run = { ...usual, bytesProcessed: Math.max(...sizes) };
        expect(anomaliesOf(run, before)).toEqual([]);
        const shuffled = before.map((one, index) => ({
          ...one,
          bytesProcessed: before.at(-index - 1)?.bytesProcessed ?? 0,
        }));
        const small = { ...usual, bytesProcessed: Math.min(...sizes) };
        expect(anomaliesOf(small, shuffled)).toEqual(anomaliesOf(small, before));
      }),
    );
  });
});

describe('coverage', () => {
  const users = [
    { name: 'zoe@acme.test', aliases: ['Zoé Roux'] },
    { name: 'ana@acme.test', aliases: ['Ana Lopez'] },
  ];
  it('finds people by address or name, whatever the case', () => {
    const saved = (...names: string[]) => names.map((name) => ({ name, outcome: 'success' as const }));
    const none: string[] = [];
    expect(coverageGaps(users, saved('ZOE@acme.test', 'ana lopez'))).toEqual({ absent: none, failed: none });
    expect(coverageGaps(users, saved('zoé roux'))).toEqual({ absent: ['ana@acme.test'], failed: none });
    const broken = [...saved('zoé roux'), { name: 'Ana Lopez', outcome: 'failed' as const }];
    expect(coverageGaps(users, broken)).toEqual({ absent: none, failed: ['ana@acme.test'] });
    expect(coverageGaps(users, [])).toEqual({ absent: ['ana@acme.test', 'zoe@acme.test'], failed: none });
  });
});

describe('quota', () => {
  it.each([
    [79, null],
    [80, 80],
    [89, 80],
    [90, 90],
    [99, 90],
    [100, 100],
    [140, 100],
  ])('%i of 100', (used, level) => expect(quotaLevel(used, 100)).toBe(level));

  it('is reached where the line of use says, never before the last measure', () => {
    const samples = (daily: number) =>
      Array.from({ length: 10 }, (_, index) => ({
        day: addCalendarDays(monday, index),
        bytes: 100 + daily * index,
      }));
    expect(quotaForecast(samples(10), 290)).toBe(addCalendarDays(monday, 19));
    expect(quotaForecast(samples(0), 290)).toBeNull();
    expect(quotaForecast(samples(10).slice(0, 6), 290)).toBeNull();
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1000 }), fc.integer({ min: 1, max: 10 ** 6 }), (daily, quota) => {
        const day = quotaForecast(samples(daily), quota);
        expect((day ?? addCalendarDays(monday, 9)) >= addCalendarDays(monday, 9)).toBe(true);
      }),
    );
  });
});
