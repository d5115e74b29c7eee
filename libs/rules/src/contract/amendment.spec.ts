import fc from 'fast-check';
import {
  type AmendedContract,
  type LocalDate,
  amendmentRefusal,
  grownLine,
  outgrows,
  outgrowsByTenth,
} from '../index';
import { fromEpochDay, toEpochDay } from '../time/civil';

const today = '2026-11-26';
const contract: AmendedContract = {
  start: '2025-01-01',
  endsOn: null,
  signedOn: '2024-12-10',
  amendedOn: ['2026-03-01'],
  pricedOn: ['2025-01-01', '2026-01-01'],
};
const refusal = (signedOn: LocalDate, effectiveOn: LocalDate, change: Partial<AmendedContract> = {}) =>
  amendmentRefusal({ ...contract, ...change }, { signedOn, effectiveOn }, today);

describe('an amendment', () => {
  it.each<[string, LocalDate, LocalDate, Partial<AmendedContract>]>([
    ['amendment.signed-in-future', '2026-11-27', '2026-12-01', {}],
    ['amendment.retroactive', '2026-11-20', '2026-11-19', {}],
    ['amendment.retroactive', '2024-12-01', '2026-12-01', {}],
    ['amendment.retroactive', '2024-12-20', '2024-12-31', {}],
    ['amendment.overlaps', '2026-02-01', '2026-02-15', {}],
    ['amendment.overlaps', '2026-02-01', '2026-03-01', {}],
    ['amendment.overlaps', '2026-11-20', '2026-12-01', { pricedOn: ['2027-01-01'] }],
    ['amendment.after-end', '2026-11-20', '2027-01-01', { endsOn: '2026-12-31' }],
  ])('is refused: %s', (code, signedOn, effectiveOn, change) =>
    expect(refusal(signedOn, effectiveOn, change)).toBe(code),
  );

  it('may take effect on the day of its signature, on the first day, and on the last', () => {
    expect(refusal('2026-11-26', '2026-11-26')).toBeNull();
    expect(refusal('2024-12-20', '2025-01-01', { amendedOn: [], pricedOn: ['2025-01-01'] })).toBeNull();
    expect(refusal('2026-11-20', '2026-12-31', { endsOn: '2026-12-31' })).toBeNull();
  });

  it('never comes before anything that is written', () => {
    const days = fc
      .integer({ min: toEpochDay('2025-01-02'), max: toEpochDay('2028-12-31') })
      .map(fromEpochDay);
    fc.assert(
      fc.property(fc.array(days), fc.array(days), days, (amendedOn, pricedOn, effectiveOn) => {
        const isLast = [...amendedOn, ...pricedOn].every((day) => day < effectiveOn);
        const signedOn = effectiveOn < today ? effectiveOn : today;
        expect(refusal(signedOn, effectiveOn, { amendedOn, pricedOn }) === null).toBe(isLast);
      }),
    );
  });
});

describe('what is served', () => {
  it.each([
    ['20', 22, false],
    ['20', 23, true],
    ['1', 2, true],
    ['0.5', 1, true],
    ['24.000', 26, false],
    ['24.000', 27, true],
    ['vingt', 40, false],
  ])('%s licences agreed, %i bought: above a tenth is %s', (quantity, counted, grown) =>
    expect(outgrowsByTenth(quantity, counted)).toBe(grown),
  );

  it('outgrows a line by one piece', () => {
    expect(outgrows('2.000', 3)).toBe(true);
    expect(outgrows('3', 3)).toBe(false);
  });
});

describe('what was counted beyond the lines', () => {
  const lines = [
    { id: 'a', quantity: '5.000' },
    { id: 'b', quantity: '7' },
  ];

  it.each([
    [12, null],
    [11, null],
    [13, { lineId: 'b', quantity: '8' }],
    [20, { lineId: 'b', quantity: '15' }],
  ])('%i pieces', (counted, grown) => expect(grownLine(lines, counted, outgrows)).toEqual(grown));

  it('is nothing where nothing is billed, or nothing can be read', () => {
    expect(grownLine([], 4, outgrows)).toBeNull();
    expect(grownLine([{ id: 'a', quantity: 'dix' }], 4, outgrows)).toBeNull();
  });

  it('makes all lines together bill what was counted', () => {
    const quantities = fc.array(fc.integer({ min: 1, max: 400 }), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(quantities, fc.integer({ min: 1, max: 3000 }), (billed, counted) => {
        const given = billed.map((quantity, at) => ({ id: String(at), quantity: `${quantity}.000` }));
        const grown = grownLine(given, counted, outgrows);
        const total = billed.reduce((sum, quantity) => sum + quantity, 0);
        expect(grown === null).toBe(counted <= total);
        if (grown) expect(total - (billed[Number(grown.lineId)] ?? 0) + Number(grown.quantity)).toBe(counted);
      }),
    );
  });
});
