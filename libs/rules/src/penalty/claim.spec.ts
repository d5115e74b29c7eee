import fc from 'fast-check';
import {
  type LateInvoice,
  type Penalty,
  type PenaltyMethod,
  addCalendarDays,
  claimable,
  penaltyMethods,
  publishedPenaltyRates,
  shortRate,
  taken,
} from '../index';

const invoice: LateInvoice = {
  gross: 120_000n,
  dueOn: '2026-01-31',
  clientKind: 'professional',
  payments: [],
  method: 'FLOOR',
  claimedUntil: null,
  indemnityClaimed: false,
  waived: [],
};
function claimOf(changes: Partial<LateInvoice>, asOf: string) {
  const outcome = claimable({ ...invoice, ...changes }, asOf, publishedPenaltyRates);
  if (!outcome.ok) throw new Error(outcome.code);
  return outcome;
}
const daysOf = (method: PenaltyMethod, claimedUntil: string | null, asOf: string) =>
  claimOf({ method, claimedUntil }, asOf).computed.segments.map(({ from, to }) => [from, to]);

describe('a claim of penalties', () => {
  it('takes no day that was claimed before, and the indemnity once', () => {
    expect(daysOf('M1', '2026-03-15', '2026-03-31')).toEqual([['2026-03-16', '2026-03-31']]);
    expect(claimOf({ indemnityClaimed: true }, '2026-03-31').indemnity).toBe(0n);
    expect(claimOf({ claimedUntil: '2026-03-31' }, '2026-03-31').penalty).toBe(0n);
  });

  it('takes whole months one after the other: each once', () => {
    // A month that has begun was claimed to its end; one that was not over was not claimed at all.
    expect(daysOf('M2', '2026-03-31', '2026-03-20')).toEqual([]);
    expect(daysOf('M2', '2026-03-31', '2026-04-02')).toEqual([['2026-04-01', '2026-04-30']]);
    expect(daysOf('M3', '2026-02-28', '2026-03-30')).toEqual([]);
    expect(daysOf('M3', '2026-02-28', '2026-03-31')).toEqual([['2026-03-01', '2026-03-31']]);
  });

  it('leaves out what is waived', () => {
    expect(claimOf({ waived: ['penalty'] }, '2026-03-15')).toMatchObject({
      ...{ penalty: 0n, floor: 0n, indemnity: 4000n },
    });
    expect(claimOf({ waived: ['indemnity'] }, '2026-03-15').indemnity).toBe(0n);
  });

  it('counts no payment of a later day', () => {
    const payments = [{ date: '2026-04-01', amount: 120_000n }];
    expect(claimOf({ payments }, '2026-03-15').penalty).toBe(claimOf({}, '2026-03-15').penalty);
  });

  it('takes the legal minimum where that is chosen', () => {
    const outcome = claimOf({ method: 'M4' }, '2026-03-15');
    expect(taken(outcome, 'floor').penalty).toBe(outcome.floor);
    expect(taken(outcome, 'method').penalty).toBe(outcome.penalty);
    expect(outcome.penalty).toBeLessThan(outcome.floor);
  });

  it('never claims a day twice, however it is cut', () => {
    const cut = fc.record({
      method: fc.constantFrom(...penaltyMethods),
      delays: fc.array(fc.integer({ min: 1, max: 290 }), { minLength: 1, maxLength: 5 }),
    });
    fc.assert(
      fc.property(cut, ({ method, delays }) => {
        let claimedUntil: string | null = null;
        for (const delay of delays.toSorted((one, other) => one - other)) {
          const asOf = addCalendarDays('2026-01-31', delay);
          const { segments }: Penalty = claimOf({ method, claimedUntil }, asOf).computed;
          for (const { from, to } of segments) {
            expect(from).toBe(addCalendarDays(claimedUntil ?? '2026-01-31', 1));
            claimedUntil = to;
          }
        }
      }),
    );
  });
});

it.each([
  ['49.5000', '49.50'],
  ['4.1250', '4.125'],
  ['8.25', '8.25'],
  ['12.4000', '12.40'],
  ['10.0000', '10.00'],
])('a rate of %s is read as %s', (rate, read) => {
  expect(shortRate(rate)).toBe(read);
});
