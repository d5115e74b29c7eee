import {
  formatBytes,
  formatDay,
  formatDecimal,
  formatDuration,
  formatHours,
  formatInstant,
  formatIsoDuration,
  formatMoney,
  formatNear,
  formatNumber,
  formatPeriod,
  formatRemaining,
} from './format';

/** Non-breaking spaces of either width as plain ones: the tables stay readable. */
const plain = (text: string): string => text.replace(/[\u00a0\u202f]/g, ' ');
const minute = 60_000;
const hour = 60 * minute;

describe('instants on the French wall clock', () => {
  it.each([
    ['short', 'lun. 23 nov., 8:31'],
    ['long', 'lundi 23 novembre à 8:31'],
    ['full', 'lundi 23 novembre 2026 à 8:31'],
    ['date', '23 novembre 2026'],
    ['numeric', '23/11/2026 8:31'],
    ['time', '8:31'],
  ] as const)('%s', (style, expected) => {
    expect(plain(formatInstant('2026-11-23T07:31:00.000Z', style))).toBe(expected);
  });

  it('follows summer time', () => {
    expect(formatInstant('2026-07-14T07:31:00.000Z', 'time')).toBe('9:31');
  });

  it('shows only the time of today', () => {
    const now = '2026-11-23T07:31:00.000Z';
    expect(formatNear('2026-11-23T07:12:00.000Z', now)).toBe('8:12');
    expect(plain(formatNear('2026-11-22T07:12:00.000Z', now))).toBe('dim. 22 nov., 8:12');
  });

  it('never shifts a date', () => {
    expect(formatDay('2026-12-05')).toBe('samedi 5 décembre 2026');
  });

  it('writes the first of a month as French does', () => {
    expect(plain(formatDay('2027-01-01'))).toBe('vendredi 1er janvier 2027');
    expect(plain(formatDay('2027-01-11'))).toBe('lundi 11 janvier 2027');
    expect(plain(formatDay('2027-01-01', 'fr', 'numeric'))).toBe('01/01/2027');
  });

  it('speaks English', () => {
    expect(plain(formatInstant('2026-11-23T07:31:00.000Z', 'long', 'en'))).toBe('Monday 23 November at 8:31');
  });
});

describe('durations', () => {
  it.each([
    [0, '0 s'],
    [42_900, '42 s'],
    [12 * minute, '12 min'],
    [3 * hour + 24 * minute, '3 h 24'],
    [6 * hour + 2 * minute, '6 h 02'],
    [28 * hour, '1 j 4 h'],
    [48 * hour, '2 j'],
    [-12 * minute, '12 min'],
  ])('%d ms', (ms, expected) => {
    expect(plain(formatDuration(ms))).toBe(expected);
  });

  it.each([
    [20 * minute, '20 min'],
    [90 * minute, '1 h 30'],
    [48 * hour, '48 h'],
  ])('%d ms of service', (ms, expected) => {
    expect(plain(formatHours(ms))).toBe(expected);
  });

  it('says by how much a deadline is over', () => {
    expect(plain(formatRemaining(-12 * minute))).toBe('dépassé de 12 min');
    expect(plain(formatRemaining(-12 * minute, 'en'))).toBe('12 min late');
  });

  it.each([
    ['PT48H', '48 h'],
    ['P1DT4H', '1 j 4 h'],
    ['PT0S', '0 h'],
    ['hello', 'hello'],
  ])('%s', (iso, expected) => {
    expect(plain(formatIsoDuration(iso))).toBe(expected);
  });
});

describe('numbers', () => {
  it('separates thousands by a narrow no-break space', () => {
    expect(formatNumber(1_234_567)).toBe('1\u202f234\u202f567');
    expect(formatNumber(0.5, 'fr', 2)).toBe('0,50');
  });

  it.each([
    ['12410.26', '12 410,26 €'],
    ['-0.5', '-0,50 €'],
    ['9007199254740993.01', '9 007 199 254 740 993,01 €'],
    ['abc', 'abc'],
  ])('money %s', (amount, expected) => {
    expect(plain(formatMoney(amount))).toBe(expected);
  });

  it.each([
    [512, '512 o'],
    [340_000, '340 ko'],
    [1_240_000, '1,2 Mo'],
    [999_400_000, '999 Mo'],
    [1_240_000_000, '1,2 Go'],
    [412_000_000_000, '412 Go'],
    [3_050_000_000_000, '3,1 To'],
  ])('bytes %d', (bytes, expected) => {
    expect(plain(formatBytes(bytes))).toBe(expected);
  });
});

describe('values of an index', () => {
  it.each([
    ['123.4', 'fr', '123,4'],
    ['12345.60', 'fr', '12 345,60'],
    ['12345.60', 'en', '12,345.60'],
    ['7', 'fr', '7'],
    ['0.97975', 'en', '0.97975'],
  ] as const)('%s in %s is %s', (value, locale, text) =>
    expect(plain(formatDecimal(value, locale))).toBe(text),
  );

  it.each([
    ['2026-Q3', 'fr', 'T3 2026'],
    ['2026-Q3', 'en', 'Q3 2026'],
    ['2026-09', 'fr', 'sept. 2026'],
    ['2026-09', 'en', 'Sept 2026'],
    ['2026', 'fr', '2026'],
  ] as const)('the period %s in %s is %s', (period, locale, text) =>
    expect(plain(formatPeriod(period, locale))).toBe(text),
  );
});
