import fc from 'fast-check';
import {
  type AgreedPrice,
  type AgreedRevision,
  type CampaignIndex,
  type IndexValue,
  type RevisedContract,
  previewOf,
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
const values = [base, value('2026-Q3', '123.4', '2026-12-11')];
const index: CampaignIndex = {
  day: '2027-01-01',
  valuesOf: () => values,
  linkOf: () => undefined,
  known: new Map(),
};
const revision: AgreedRevision = {
  series: base.series,
  base: base.base,
  initial: null,
  choice: { which: 'last-published' },
  needsFinal: false,
  quietMonths: 0,
  upwardOnly: false,
};
const price: AgreedPrice = {
  validFrom: '2026-01-01',
  unit: 1_200_000n,
  quantity: '1.000',
  base: 1_200_000n,
  baseIndex: base,
  agreedOn: '2026-01-01',
};
type Line = { prices: AgreedPrice[] };
const contract: RevisedContract<Line> = {
  state: 'active',
  start: '2026-01-01',
  endsOn: null,
  clauses: [{ validFrom: '2026-01-01', revision }],
  lines: [{ prices: [price] }],
};

describe('a contract in a campaign', () => {
  it('has its lines revised, with the amount of the year', () => {
    expect(
      previewOf({ ...contract, lines: [{ prices: [{ ...price, quantity: '3.000' }] }] }, index),
    ).toMatchObject([
      { ok: true, oldAmount: 3_600_000n, newPrice: 1_248_567n, newAmount: 3_745_701n, warnings: [] },
    ]);
  });

  it('is named when it has no line', () => {
    expect(previewOf({ ...contract, lines: [] }, index)).toMatchObject([{ exception: 'lines-missing' }]);
    expect(previewOf({ ...contract, lines: [], endsOn: '2026-06-30' }, index)).toMatchObject([
      { exception: 'contract-ended' },
    ]);
  });

  it('keeps a price that was agreed for the very day', () => {
    const agreed = { ...price, validFrom: '2027-01-01', agreedOn: '2027-01-01', unit: 900n, base: 900n };
    expect(previewOf({ ...contract, lines: [{ prices: [price, agreed] }] }, index)).toMatchObject([
      { ok: false, exception: 'newly-agreed' },
    ]);
  });

  it('takes the clause of the day, and says what the law says of one that only goes up', () => {
    const later = { validFrom: '2027-01-01', revision: { ...revision, upwardOnly: true } };
    expect(previewOf({ ...contract, clauses: [...contract.clauses, later] }, index)).toMatchObject([
      { ok: true, warnings: ['upward-only'] },
    ]);
    expect(
      previewOf({ ...contract, clauses: [{ validFrom: '2026-01-01', revision: null }] }, index),
    ).toMatchObject([{ exception: 'clause-missing' }]);
  });

  it('says when a later amendment changes the line', () => {
    const later = { ...price, validFrom: '2027-03-01', quantity: '2.000' };
    expect(previewOf({ ...contract, lines: [{ prices: [price, later] }] }, index)).toMatchObject([
      { ok: true, newPrice: 1_248_567n, warnings: ['amended-later'] },
    ]);
  });

  it('uses the link between two series where the clause writes none', () => {
    const old = {
      ...price,
      baseIndex: { ...base, series: '001657374', base: 'Base 100 au T4 2008', value: '120' },
    };
    const lines = [{ prices: [old] }];
    expect(previewOf({ ...contract, lines }, index)).toMatchObject([{ exception: 'revision.link-missing' }]);
    const link = { value: '0.97975', appliesTo: 'base' as const };
    expect(previewOf({ ...contract, lines }, { ...index, linkOf: () => link })).toMatchObject([
      { ok: true, clause: { linkCoefficient: link } },
    ]);
  });

  it('is the same twice, whatever was revised before: a price is never chained', () => {
    const cents = fc.bigInt({ min: 1n, max: 10_000_000n });
    fc.assert(
      fc.property(cents, cents, fc.integer({ min: 1, max: 500 }), (agreed, today, count) => {
        const first = { ...price, base: agreed, unit: agreed, quantity: `${count}.000` };
        const revised = { ...first, validFrom: '2026-07-01', unit: today };
        const once = previewOf({ ...contract, lines: [{ prices: [first] }] }, index);
        const again = previewOf({ ...contract, lines: [{ prices: [first, revised] }] }, index);
        expect(previewOf({ ...contract, lines: [{ prices: [first] }] }, index)).toEqual(once);
        expect(once[0]?.ok && once[0].newPrice).toBe(again[0]?.ok && again[0].newPrice);
      }),
    );
  });
});
