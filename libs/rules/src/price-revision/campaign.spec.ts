import {
  type CampaignContract,
  type CampaignPriceLine,
  type IndexValue,
  campaignLineOf,
  campaignYearOn,
  percentOf,
} from '../index';

const value = (period: string, text: string, publishedOn: string): IndexValue => ({
  series: '010562768',
  base: 'Base 100 au T2 2017',
  period,
  value: text,
  provisional: false,
  publishedOn,
});
const base = value('2025-Q3', '118.6', '2025-12-12');
const values = [base, value('2026-Q2', '122.9', '2026-09-11'), value('2026-Q3', '123.4', '2026-12-11')];

const contract: CampaignContract = {
  state: 'active',
  start: '2026-01-01',
  endsOn: null,
  clause: { series: '010562768', choice: { which: 'last-published' }, needsFinal: false, quietMonths: 0 },
};
const line: CampaignPriceLine = {
  basePrice: 1_200_000n,
  baseIndex: base,
  agreedOn: '2026-01-01',
  quantity: '1',
  currentPrice: 1_200_000n,
};
const day = '2027-01-01';
const outcome = (change: Partial<CampaignContract> = {}, changed: Partial<CampaignPriceLine> = {}) =>
  campaignLineOf({ ...contract, ...change }, { ...line, ...changed }, { values, day });
const clause = (change: Partial<CampaignContract['clause']>) => ({
  clause: { ...contract.clause, ...change },
});

describe('a line of the campaign', () => {
  it('has its new price, and what it was computed from (A7)', () => {
    expect(outcome()).toMatchObject({
      ok: true,
      oldPrice: 1_200_000n,
      newPrice: 1_248_567n,
      difference: 48_567n,
      percent: '4.05',
      newIndex: { period: '2026-Q3' },
      variesTooLong: false,
    });
  });

  it('computes from the agreed price, whatever the price was since', () => {
    expect(outcome({}, { currentPrice: 1_230_000n })).toMatchObject({
      newPrice: 1_248_567n,
      difference: 18_567n,
    });
  });

  it('holds a cap against the price of today', () => {
    const capped = outcome(clause({ cap: '1.01' }), { currentPrice: 1_230_000n });
    expect(capped).toMatchObject({ newPrice: 1_242_300n, revision: { warnings: ['revision.capped'] } });
  });

  it('warns when the index varies over a longer time than the price has stood', () => {
    const young = outcome({ start: '2026-09-15' }, { agreedOn: '2026-09-15' });
    expect(young).toMatchObject({ ok: true, variesTooLong: true });
  });

  it('gives the same line when it is computed again', () => expect(outcome()).toEqual(outcome()));
});

describe('a line that is left alone says why', () => {
  it.each([
    ['contract-not-active', { state: 'draft' }, {}],
    ['contract-ended', { endsOn: '2026-12-31' }, {}],
    ['contract-ended', { state: 'ended' }, {}],
    ['contract-denounced', { state: 'terminating', endsOn: '2027-06-30' }, {}],
    ['clause-missing', clause({ series: null }), {}],
    ['quiet-months', { ...clause({ quietMonths: 12 }), start: '2026-06-01' }, {}],
    ['base-index-missing', {}, { baseIndex: null }],
    ['value-awaited', clause({ choice: { which: 'quarter', quarter: 4 } }), {}],
    ['revision.bases-mixed', {}, { baseIndex: { ...base, base: 'Base 100 au T4 2017' } }],
    ['revision.link-missing', {}, { baseIndex: { ...base, series: '001657374' } }],
    ['revision.index-not-positive', {}, { baseIndex: { ...base, value: '0' } }],
    ['revision.index-not-numeric', {}, { baseIndex: { ...base, value: 'NaN' } }],
  ] as const)('%s', (exception, change, changed) =>
    expect(outcome(change, changed)).toEqual({ ok: false, exception }),
  );
});

it('a percentage is of the price before', () => {
  expect(percentOf(0n, 100n)).toBeNull();
  expect(percentOf(1000n, 985n)).toBe('-1.50');
});

describe('the year whose revision is at hand', () => {
  it.each([
    ['2026-01-01', 2026],
    ['2026-02-28', 2026],
    ['2026-10-31', 2026],
    ['2026-11-01', 2027],
    ['2026-12-31', 2027],
  ])('on %s it is %i', (today, year) => {
    expect(campaignYearOn(today)).toBe(year);
  });
});
