import { type IndexValue, firstDayOf, isRevisedOn, refusalOf, valueOn, variesTooLong } from '../index';

const value = (period: string, publishedOn: string, change: Partial<IndexValue> = {}): IndexValue => ({
  series: '010562768',
  base: 'Base 100 au T2 2017',
  period,
  value: '118.6',
  provisional: false,
  publishedOn,
  ...change,
});
const third = value('2025-Q3', '2025-12-12');
const second = value('2026-Q2', '2026-09-11');
const latest = value('2026-Q3', '2026-12-11');
const series = [latest, third, second];

describe('the value that a revision takes', () => {
  it('is the last one published on its day: Q3 of the year before, on 1 January', () => {
    expect(valueOn(series, { which: 'last-published' }, '2027-01-01')).toBe(latest);
    expect(valueOn(series, { which: 'last-published' }, '2026-12-01')).toBe(second);
  });

  it('is that of a named quarter, awaited until it is published', () => {
    expect(valueOn(series, { which: 'quarter', quarter: 3 }, '2027-01-01')).toBe(latest);
    expect(valueOn(series, { which: 'quarter', quarter: 4 }, '2027-01-01')).toBeNull();
    expect(valueOn([], { which: 'last-published' }, '2027-01-01')).toBeNull();
  });

  it.each([
    ['2026-Q3', '2026-07-01'],
    ['2026-09', '2026-09-01'],
    ['2026-Q5', null],
    ['2026', null],
    ['2026-13', null],
  ])('%s begins on %s', (period, day) => expect(firstDayOf(period)).toBe(day));
});

describe('two values', () => {
  const clause = { linked: false, needsFinal: false };

  it('of one series and base go together', () => expect(refusalOf(third, latest, clause)).toBeNull());

  it.each([
    ['revision.new-index-missing', third, null, clause],
    ['revision.bases-mixed', third, value('2026-Q3', '2026-12-11', { base: 'Base 100 au T4 2017' }), clause],
    ['revision.link-missing', third, value('2026-Q3', '2026-12-11', { series: '010562805' }), clause],
    ['revision.index-older', latest, third, clause],
    [
      'revision.index-provisional',
      third,
      value('2026-Q3', '2026-12-11', { provisional: true }),
      { ...clause, needsFinal: true },
    ],
  ] as const)('%s', (code, base, now, terms) => expect(refusalOf(base, now, terms)).toBe(code));

  it('of two series go together by a link coefficient', () => {
    const other = value('2026-Q3', '2026-12-11', { series: 'syntec' });
    expect(refusalOf(third, other, { ...clause, linked: true })).toBeNull();
  });
});

describe('the time of a variation', () => {
  it('is not longer than the price has stood: a quarter for a contract of 3.5 months, a year for a year', () => {
    expect(variesTooLong(second, latest, '2026-09-15', '2027-01-01')).toBe(false);
    expect(variesTooLong(third, latest, '2026-01-01', '2027-01-01')).toBe(false);
  });

  it('is too long for a contract of 3.5 months that names an index of 15 months before', () => {
    expect(variesTooLong(third, latest, '2026-09-15', '2027-01-01')).toBe(true);
  });
});

describe('a contract that has just begun', () => {
  it('is revised unless it is left out for some months', () => {
    expect(isRevisedOn('2027-01-01', '2026-09-15', 0)).toBe(true);
    expect(isRevisedOn('2027-01-01', '2026-09-15', 12)).toBe(false);
    expect(isRevisedOn('2028-01-01', '2026-09-15', 12)).toBe(true);
    expect(isRevisedOn('2027-01-01', '2027-01-01', 0)).toBe(false);
  });
});
