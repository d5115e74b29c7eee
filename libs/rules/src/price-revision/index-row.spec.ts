import fc from 'fast-check';
import { indexFieldOf, readIndexRow, readPeriodText } from '../index';

const rules = { frequency: 'monthly', delayDays: 31, today: '2026-11-26' } as const;
const good = { period: '2025-01', value: '315,2', source: 'syntec.fr' };
const faults = (cells: Partial<typeof good> & Record<string, string>) =>
  readIndexRow({ ...good, ...cells }, rules).problems;

describe('a period as it is written', () => {
  it.each([
    ['2026-Q3', '2026-Q3'],
    ['2026-T3', '2026-Q3'],
    ['T3 2026', '2026-Q3'],
    ['3T2026', '2026-Q3'],
    ['3e trimestre 2026', '2026-Q3'],
    ['1er trimestre 2026', '2026-Q1'],
    ['2026-09', '2026-09'],
    ['09/2026', '2026-09'],
    ['9/2026', '2026-09'],
    ['3/2026', '2026-03'],
    ['août 2022', '2022-08'],
    ['January 2025', '2025-01'],
    ['13/2026', null],
    ['2026', null],
    ['', null],
    ['demain', null],
  ])('%s is %s', (text, period) => expect(readPeriodText(text)).toBe(period));

  it('is never anything else, whatever is typed', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const period = readPeriodText(text);
        return period === null || /^\d{4}-(Q[1-4]|0[1-9]|1[0-2])$/.test(period);
      }),
    );
  });
});

describe('a row of a list of values', () => {
  it('is read with the day on which such values usually appear', () => {
    expect(readIndexRow(good, rules)).toEqual({
      row: {
        period: '2025-01',
        value: '315.2',
        provisional: false,
        publishedOn: '2025-03-03',
        source: 'syntec.fr',
      },
      problems: [],
    });
  });

  it('may name its day and its quality', () => {
    const cells = { ...good, quality: 'Provisoire', publishedOn: '28/02/2025' };
    expect(readIndexRow(cells, rules).row).toMatchObject({ provisional: true, publishedOn: '2025-02-28' });
  });

  it.each([
    [{ period: '' }, 'period', 'required'],
    [{ period: 'janvier' }, 'period', 'period-unreadable'],
    [{ period: 'T1 2025' }, 'period', 'period-of-other-frequency'],
    [{ value: '' }, 'value', 'required'],
    [{ value: 'n.d.' }, 'value', 'value-unreadable'],
    [{ value: '1e3' }, 'value', 'value-unreadable'],
    [{ value: '0' }, 'value', 'value-not-positive'],
    [{ value: '-3,5' }, 'value', 'value-not-positive'],
    [{ source: '' }, 'source', 'required'],
    [{ source: 'x'.repeat(501) }, 'source', 'too-long'],
    [{ quality: 'peut-être' }, 'quality', 'quality-unknown'],
    [{ publishedOn: '31/02/2025' }, 'publishedOn', 'date-unreadable'],
    [{ publishedOn: '2025-01-15' }, 'publishedOn', 'date-before-end'],
    [{ publishedOn: '2026-12-01' }, 'publishedOn', 'date-future'],
    [{ period: '2026-12' }, 'publishedOn', 'date-before-end'],
  ])('%p: %s %s', (cells, field, code) => expect(faults(cells)).toEqual([{ field, code }]));

  it('tells all that is wrong at once', () => {
    expect(faults({ period: '?', value: '?', source: '' }).map(({ field }) => field)).toEqual([
      'period',
      'value',
      'source',
    ]);
  });
});

it.each([
  ['Période', 'period'],
  ['value', 'value'],
  ['Indice', 'value'],
  ['Publié le', 'publishedOn'],
  ['series', null],
])('the title « %s » is %s', (title, field) => expect(indexFieldOf(title)).toBe(field));
