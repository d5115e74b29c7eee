import fc from 'fast-check';
import {
  type AgreedContract,
  type AgreedRevision,
  amountText,
  contractFaultsOf,
  priceOn,
  quantityText,
  signingFaultsOf,
  termAfter,
  yearlyAmount,
} from '../index';
import { fromEpochDay, toEpochDay } from '../time/civil';

const clause: AgreedRevision = {
  series: '010562768',
  base: 'Base 100 au T2 2017',
  initial: { period: '2024-Q3', value: '105.3' },
  choice: { which: 'last-published' },
  needsFinal: false,
  quietMonths: 0,
  upwardOnly: false,
};
const contract: AgreedContract = {
  start: '2025-01-01',
  months: 12,
  firstTerm: null,
  conditions: { noticeMonths: 3, revision: clause },
  lines: [{ price: '12410.26', quantity: '1' }],
};
const faults = (change: Partial<AgreedContract>) =>
  contractFaultsOf({ ...contract, ...change }).map(({ path, code }) => `${path} ${code}`);
const line = (change: Partial<AgreedContract['lines'][number]>) => [{ price: '1', quantity: '1', ...change }];
const revision = (change: Partial<AgreedRevision>) => ({
  conditions: { noticeMonths: 3, revision: { ...clause, ...change } },
});

describe('what cannot stand in a contract', () => {
  it.each<[string, Partial<AgreedContract>]>([
    ['months contract.months-invalid', { months: 0 }],
    ['months contract.months-invalid', { months: -12 }],
    ['months contract.months-invalid', { months: 1.5 }],
    ['months contract.months-invalid', { months: 241 }],
    ['firstTerm contract.first-term-invalid', { firstTerm: '2024-12-31' }],
    ['start contract.term-too-far', { start: '2100-06-01' }],
    ['conditions.noticeMonths contract.notice-invalid', { conditions: { noticeMonths: 25, revision: null } }],
    ['lines.0.price contract.price-invalid', { lines: line({ price: '10.005' }) }],
    ['lines.0.price contract.price-invalid', { lines: line({ price: '10,50' }) }],
    ['lines.0.price contract.price-invalid', { lines: line({ price: '-1' }) }],
    ['lines.0.quantity contract.quantity-invalid', { lines: line({ quantity: '0' }) }],
    ['lines.0.quantity contract.quantity-invalid', { lines: line({ quantity: '1.0005' }) }],
    [
      'conditions.revision.initial.period revision.period-invalid',
      revision({ initial: { period: 'T3', value: '1' } }),
    ],
    [
      'conditions.revision.initial.value revision.base-index-missing',
      revision({ initial: { period: '2024-Q3', value: ' ' } }),
    ],
    [
      'conditions.revision.initial.value revision.index-not-numeric',
      revision({ initial: { period: '2024-Q3', value: 'cent' } }),
    ],
    [
      'conditions.revision.initial.value revision.index-not-positive',
      revision({ initial: { period: '2024-09', value: '0' } }),
    ],
    ['conditions.revision.fixedPart revision.fixed-part-invalid', revision({ fixedPart: '1.2' })],
    ['conditions.revision.cap revision.limit-invalid', revision({ cap: '1.01', floor: '1.02' })],
    [
      'conditions.revision.linkCoefficient revision.link-invalid',
      revision({ linkCoefficient: { value: '0', appliesTo: 'base' } }),
    ],
  ])('%s', (fault, change) => expect(faults(change)).toEqual([fault]));

  it('is nothing of a contract that is right, whatever day it begins on', () => {
    expect(faults({})).toEqual([]);
    expect(faults({ start: '2026-01-31', months: 1 })).toEqual([]);
    expect(faults({ start: '2024-02-29', months: 12 })).toEqual([]);
    expect(faults({ start: '2099-03-01', months: 12 })).toEqual([]);
    expect(termAfter({ start: '2099-03-01', months: 12, firstTerm: null }, 0)).toBe('2100-02-28');
  });

  it('is a line without a first index once it is signed, if the contract is revised', () => {
    const without = revision({ initial: null });
    expect(signingFaultsOf({ ...contract, ...without })).toEqual([
      { path: 'lines.0.baseIndex', code: 'revision.base-index-missing' },
    ]);
    const own = line({ baseIndex: { period: '2024-Q3', value: '105.3' } });
    expect(signingFaultsOf({ ...contract, ...without, lines: own })).toEqual([]);
    expect(signingFaultsOf({ ...contract, lines: [] })).toEqual([
      { path: 'lines', code: 'contract.lines-missing' },
    ]);
    const conditions = { noticeMonths: 3, revision: null };
    expect(signingFaultsOf({ ...contract, conditions })).toEqual([]);
  });
});

describe('the price of a day', () => {
  const days = fc.integer({ min: toEpochDay('2024-01-01'), max: toEpochDay('2027-12-31') }).map(fromEpochDay);
  const prices = fc.array(fc.record({ validFrom: days, withdrawn: fc.boolean() }), { maxLength: 8 });

  it('is the last that has begun and was not withdrawn', () => {
    fc.assert(
      fc.property(prices, days, (all, day) => {
        const begun = all.filter(({ validFrom, withdrawn }) => !withdrawn && validFrom <= day);
        const latest = begun
          .map(({ validFrom }) => validFrom)
          .sort()
          .at(-1);
        expect(priceOn(all, day)).toBe(begun.findLast(({ validFrom }) => validFrom === latest) ?? null);
      }),
    );
  });
});

describe('what a line costs in a year', () => {
  it.each([
    [24_720n, '24', '5932.80'],
    [1001n, '0.5', '5.01'],
    [0n, '3', '0.00'],
  ])('%s cents times %s is %s', (unit, quantity, amount) =>
    expect(amountText(yearlyAmount(unit, quantity))).toBe(amount),
  );

  it('is what the units cost together', () => {
    const cents = fc.bigInt({ min: 0n, max: 10n ** 9n });
    fc.assert(
      fc.property(cents, fc.integer({ min: 1, max: 5000 }), (unit, count) => {
        expect(yearlyAmount(unit, String(count))).toBe(unit * BigInt(count));
      }),
    );
  });

  it('needs a quantity', () => expect(() => yearlyAmount(1n, 'deux')).toThrow(RangeError));

  it.each([
    ['5.000', '5'],
    ['0.500', '0.5'],
    ['10', '10'],
    ['100.000', '100'],
  ])('of %s units is written with %s', (stored, text) => expect(quantityText(stored)).toBe(text));
});
