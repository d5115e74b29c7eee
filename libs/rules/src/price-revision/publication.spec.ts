import fc from 'fast-check';
import {
  awaitedAfter,
  expectedOn,
  factsOfTitle,
  firstDayOf,
  frequencyOf,
  indexFrequencies,
  jumps,
  lastDayOf,
  nextPeriod,
  nextReadingOn,
  indexPeriodOf,
  publishedOn,
  variation,
  yearBefore,
} from '../index';

const day = fc
  .integer({ min: 0, max: 40_000 })
  .map((count) => new Date(Date.UTC(1990, 0, 1 + count)).toISOString().slice(0, 10));
const frequency = fc.constantFrom(...indexFrequencies);

describe('a period', () => {
  it.each([
    ['2026-Q4', '2027-Q1', '2026-12-31'],
    ['2026-Q1', '2026-Q2', '2026-03-31'],
    ['2026-12', '2027-01', '2026-12-31'],
    ['2028-02', '2028-03', '2028-02-29'],
  ])('%s is before %s and ends on %s', (period, next, last) => {
    expect(nextPeriod(period)).toBe(next);
    expect(lastDayOf(period)).toBe(last);
  });

  it('holds each of its days, and the next one begins the day after', () => {
    fc.assert(
      fc.property(day, frequency, (one, kind) => {
        const period = indexPeriodOf(one, kind);
        expect(frequencyOf(period)).toBe(kind);
        expect(String(firstDayOf(period)) <= one && one <= lastDayOf(period)).toBe(true);
        expect(String(firstDayOf(nextPeriod(period))) > lastDayOf(period)).toBe(true);
        expect(indexPeriodOf(lastDayOf(period), kind)).toBe(period);
      }),
    );
  });

  it('is no other text', () => {
    expect(frequencyOf('2026')).toBeNull();
    expect(() => nextPeriod('2026-Q5')).toThrow(RangeError);
  });
});

describe('the calendar of publications', () => {
  it('expects a quarter some 80 days after its end', () => {
    expect(expectedOn('2026-Q3', 80)).toBe('2026-12-19');
    expect(awaitedAfter('2026-Q2', 80, '2026-11-26')).toEqual({
      period: '2026-Q3',
      expectedOn: '2026-12-19',
      late: false,
    });
    expect(awaitedAfter('2026-Q2', 80, '2026-12-20')).toMatchObject({ late: true });
    expect(awaitedAfter(null, 80, '2026-12-20')).toBeNull();
  });

  it.each([
    ['2026-11-26', '2026-12-03', 'a week later while nothing is expected'],
    ['2026-12-05', '2026-12-09', 'from ten days before'],
    ['2026-12-08', '2026-12-09', 'the day before'],
    ['2026-12-12', '2026-12-13', 'every day around'],
    ['2027-01-15', '2027-01-16', 'every day while it is late'],
  ])('on %s the next reading is on %s: %s', (today, next) =>
    expect(nextReadingOn('2026-Q2', 80, today)).toBe(next),
  );

  it('reads again tomorrow at the earliest, and within a week', () => {
    fc.assert(
      fc.property(day, day, frequency, fc.integer({ min: 0, max: 400 }), (last, today, kind, delay) => {
        const next = nextReadingOn(indexPeriodOf(last, kind), delay, today);
        const days = (Date.parse(next) - Date.parse(today)) / 86_400_000;
        return days >= 1 && days <= 7;
      }),
    );
  });

  it('takes the last update for the newest value, and the usual delay for those before it', () => {
    const rules = { delayDays: 80, lastUpdate: '2027-01-05' };
    expect(publishedOn('2026-Q3', { ...rules, newest: true })).toBe('2027-01-05');
    expect(publishedOn('2026-Q2', { ...rules, newest: false })).toBe('2026-09-18');
    expect(publishedOn('2026-Q4', { ...rules, newest: false })).toBe('2027-01-05');
  });
});

describe('a value', () => {
  it.each([
    ['100', '125', false],
    ['100', '125.1', true],
    ['100', '74.9', true],
    ['100', '100', false],
    ['', '100', false],
  ])('from %s to %s: jumps %s', (before, after, jump) => expect(jumps(before, after)).toBe(jump));
});

it.each([
  ['118.6', '123.4', '4.0'],
  ['123.4', '118.6', '-3.9'],
  ['100', '100', '0.0'],
  ['0', '100', null],
])('from %s to %s are %s %%', (before, after, percent) => expect(variation(before, after)).toBe(percent));

it('knows the same period of the year before', () => expect(yearBefore('2026-Q3')).toBe('2025-Q3'));

describe('a title', () => {
  it.each([
    ['Indice des taux de salaire horaire - A38 MA - Base 100 au T2 2017', 'Base 100 au T2 2017', false],
    [
      'Indice du coût horaire du travail révisé - Base 100 en décembre 2008 - Série arrêtée',
      'Base 100 en décembre 2008',
      true,
    ],
    ['Indice Syntec révisé (base 100 en 1961)', 'base 100 en 1961', false],
    ['Indice sans rien', '', false],
  ])('%s', (title, base, stopped) => expect(factsOfTitle(title)).toEqual({ base, stopped }));
});
