import fc from 'fast-check';
import {
  type Revision,
  type RevisionInput,
  amountText,
  decimalText,
  eurosOf,
  formulaOf,
  readAmount,
  ratioOf,
  revise,
} from '../index';
import examples from '../testing/fixtures/examples-price-revision.json';

function revised(input: RevisionInput): Revision {
  const outcome = revise(input);
  if (!outcome.ok) throw new Error(outcome.code);
  return outcome;
}
const price = (input: RevisionInput) => amountText(revised(input).revisedPrice);
const refusal = (input: RevisionInput) => {
  const outcome = revise(input);
  return outcome.ok ? null : outcome.code;
};

const plain = { basePrice: '12000.00', baseIndex: '105.3', newIndex: '108.9' };

describe('the examples of a revision', () => {
  const direct = examples.filter((one) => 'P0' in one && 'I0' in one && one.id !== 'A5');
  it.each(direct.map((one) => [one.id, one] as const))(
    '%s',
    (_id, { P0, I0, I1, ratio, unrounded, result }) => {
      const outcome = revised({ basePrice: P0 ?? '', baseIndex: I0 ?? '', newIndex: I1 ?? '' });
      expect(outcome).toMatchObject({ coefficient: ratio, unrounded, warnings: [] });
      expect(amountText(outcome.revisedPrice)).toBe(result);
    },
  );

  it('all are played', () =>
    expect(direct.map(({ id }) => id)).toEqual(['A1', 'A2', 'A3', 'A7', 'A11', 'A15']));

  it.each([
    ['truncate', 4, '12409.20'],
    ['half-up', 4, '12410.40'],
    ['up', 3, '12420.00'],
  ] as const)('A3 with a coefficient that is rounded: %s to %i', (mode, decimals, result) =>
    expect(price({ ...plain, coefficientRounding: { mode, decimals } })).toBe(result),
  );

  it('A5: three percent at most, where it is written', () => {
    const outcome = revised({ ...plain, cap: '1.03', previousPrice: '12000.00' });
    expect(outcome).toMatchObject({ unrounded: '12360.000000', warnings: ['revision.capped'] });
    expect(amountText(outcome.revisedPrice)).toBe('12360.00');
  });

  it('A6: from the first price each year, not from the last one', () => {
    const example = examples.find(({ id }) => id === 'A6');
    const [first = '', ...later] = example?.I ?? [];
    expect(later.map((now) => price({ basePrice: '52.38', baseIndex: first, newIndex: now }))).toEqual(
      example?.base,
    );
    const chained: string[] = [];
    later.forEach((now, year) => {
      const basePrice = chained.at(-1) ?? '52.38';
      chained.push(price({ basePrice, baseIndex: example?.I?.[year] ?? '', newIndex: now }));
    });
    expect(chained).toEqual(example?.chained);
  });

  it('A10: two readings of one series, and what mixing them would cost', () => {
    expect(price({ ...plain, baseIndex: '104.1', newIndex: '107.6' })).toBe('12403.46');
    expect(price({ ...plain, newIndex: '107.6' })).toBe('12262.11');
  });

  it('A12: a link coefficient belongs to the old value, and says so when it was put on the new one', () => {
    const syntec = { basePrice: '10000.00', baseIndex: '276.5', newIndex: '315.2' };
    const linked = (appliesTo: 'base' | 'new') =>
      revised({ ...syntec, linkCoefficient: { value: '0.97975', appliesTo } });
    expect(amountText(linked('base').revisedPrice)).toBe('11635.25');
    expect(linked('base').warnings).toEqual([]);
    expect(amountText(linked('new').revisedPrice)).toBe('11168.80');
    expect(linked('new').warnings).toEqual(['revision.link-on-new-value']);
    expect(price(syntec)).toBe('11399.64');
  });

  it('A14: the price to the cent, or the amount of the line alone', () => {
    const lines = [
      ['333.33', '7', '344.73', '2413.11', '2413.08'],
      ['49.95', '31', '51.66', '1601.46', '1601.39'],
      ['10.49', '58', '10.85', '629.30', '629.22'],
    ] as const;
    for (const [basePrice, quantity, unit, byUnit, byLine] of lines) {
      const line = { ...plain, basePrice, quantity };
      expect(price(line)).toBe(unit);
      expect(amountText(revised(line).amount)).toBe(byUnit);
      expect(amountText(revised({ ...line, roundOn: 'line-amount' }).amount)).toBe(byLine);
    }
  });
});

describe('what the contract may say besides', () => {
  it('a part that does not move', () => {
    expect(price({ ...plain, fixedPart: '0.2' })).toBe('12328.21');
    expect(price({ ...plain, fixedPart: '1' })).toBe('12000.00');
  });

  it('a floor under a falling index', () => {
    const falling = { ...plain, newIndex: '101.2' };
    expect(price(falling)).toBe('11532.76');
    const held = revised({ ...falling, floor: '1', previousPrice: '12000.00' });
    expect(amountText(held.revisedPrice)).toBe('12000.00');
    expect(held.warnings).toEqual(['revision.floored']);
  });

  it('the line that a letter prints', () => {
    expect(formulaOf(plain, revised(plain))).toBe('12000.00 × 108.9 / 105.3 = 12410.26');
  });
});

describe('what is refused by name', () => {
  it.each([
    ['revision.price-invalid', { basePrice: '12000.005' }],
    ['revision.price-invalid', { basePrice: '-1' }],
    ['revision.price-invalid', { basePrice: '12 000' }],
    ['revision.price-invalid', { previousPrice: '1.001' }],
    ['revision.quantity-invalid', { quantity: '0' }],
    ['revision.base-index-missing', { baseIndex: '' }],
    ['revision.new-index-missing', { newIndex: ' ' }],
    ['revision.index-not-numeric', { newIndex: 'NaN' }],
    ['revision.index-not-numeric', { newIndex: '108,9' }],
    ['revision.index-not-numeric', { baseIndex: '1e2' }],
    ['revision.index-not-positive', { baseIndex: '0' }],
    ['revision.index-not-positive', { newIndex: '-3' }],
    ['revision.fixed-part-invalid', { fixedPart: '1.1' }],
    ['revision.link-invalid', { linkCoefficient: { value: '0', appliesTo: 'base' } }],
    ['revision.limit-invalid', { cap: 'three', previousPrice: '1' }],
    ['revision.limit-invalid', { cap: '1.01', floor: '1.02', previousPrice: '1' }],
    ['revision.previous-price-missing', { cap: '1.03' }],
  ] as const)('%s: %j', (code, change) => expect(refusal({ ...plain, ...change })).toBe(code));
});

describe('always', () => {
  const cents = fc.bigInt({ min: 0n, max: 10n ** 10n });
  const index = fc
    .integer({ min: 1, max: 99_999 })
    .map((tenths) => decimalText(ratioOf(BigInt(tenths), 10n), 1));
  const euros = cents.map(amountText);

  it('the price stays where the index has not moved', () => {
    fc.assert(
      fc.property(
        euros,
        index,
        (basePrice, baseIndex) => price({ basePrice, baseIndex, newIndex: baseIndex }) === basePrice,
      ),
    );
  });

  it('a higher index never gives a lower price', () => {
    fc.assert(
      fc.property(euros, index, index, index, (basePrice, baseIndex, one, other) => {
        const [low, high] = Number(one) <= Number(other) ? [one, other] : [other, one];
        const at = (newIndex: string) => revised({ basePrice, baseIndex, newIndex }).revisedPrice;
        return at(low) <= at(high);
      }),
    );
  });

  it('a series on another scale gives the same price', () => {
    fc.assert(
      fc.property(
        euros,
        index,
        index,
        fc.integer({ min: 1, max: 1000 }),
        (basePrice, baseIndex, newIndex, scale) => {
          const scaled = (text: string) => decimalText(eurosOf(readAmount(text) ?? 0n).mul(scale), 1);
          return (
            price({ basePrice, baseIndex, newIndex }) ===
            price({ basePrice, baseIndex: scaled(baseIndex), newIndex: scaled(newIndex) })
          );
        },
      ),
    );
  });

  it('a cap is never passed, and a floor never missed, but for the rounding of a cent', () => {
    fc.assert(
      fc.property(euros, index, index, euros, (basePrice, baseIndex, newIndex, previousPrice) => {
        const { revisedPrice } = revised({
          basePrice,
          baseIndex,
          newIndex,
          previousPrice,
          cap: '1.03',
          floor: '0.97',
        });
        const before = eurosOf(readAmount(previousPrice) ?? 0n);
        const cent = ratioOf(1n, 200n);
        return (
          eurosOf(revisedPrice).lte(before.mul('1.03').add(cent)) &&
          eurosOf(revisedPrice).gte(before.mul('0.97').sub(cent))
        );
      }),
    );
  });
});
