import fc from 'fast-check';
import {
  type ContractTerms,
  canContractMove,
  contractStates,
  informationWindow,
  judgeDenunciation,
  mustBeTold,
  noticeDates,
  periodOn,
  renewalDates,
  termAfter,
} from '../index';
import { fromEpochDay, toEpochDay } from '../time/civil';

const yearly: ContractTerms = { start: '2025-01-01', months: 12, firstTerm: null };
const next = (day: string) => fromEpochDay(toEpochDay(day) + 1);

describe('the periods of a contract', () => {
  it.each([
    ['2025-01-01', { from: '2025-01-01', term: '2025-12-31', renewals: 0 }],
    ['2025-12-31', { from: '2025-01-01', term: '2025-12-31', renewals: 0 }],
    ['2026-01-01', { from: '2026-01-01', term: '2026-12-31', renewals: 1 }],
    ['2031-06-15', { from: '2031-01-01', term: '2031-12-31', renewals: 6 }],
    ['2024-03-01', { from: '2025-01-01', term: '2025-12-31', renewals: 0 }],
  ])('on %s', (day, period) => expect(periodOn(yearly, day)).toEqual(period));

  it('are counted from the first one: 29 February comes back in a leap year', () => {
    const leap: ContractTerms = { start: '2023-03-01', months: 12, firstTerm: '2024-02-29' };
    expect([0, 1, 4].map((renewals) => termAfter(leap, renewals))).toEqual([
      '2024-02-29',
      '2025-02-28',
      '2028-02-29',
    ]);
  });

  it('may begin with a shorter or longer one', () => {
    const first: ContractTerms = { start: '2026-09-15', months: 36, firstTerm: '2026-12-31' };
    expect(periodOn(first, '2026-10-01').term).toBe('2026-12-31');
    expect(periodOn(first, '2027-01-01')).toEqual({ from: '2027-01-01', term: '2029-12-31', renewals: 1 });
  });

  it('follow one another without a gap, however long', () => {
    const terms = fc.record({
      start: fc.integer({ min: toEpochDay('2015-01-01'), max: toEpochDay('2030-12-31') }).map(fromEpochDay),
      months: fc.integer({ min: 1, max: 60 }),
      firstTerm: fc.constant(null),
    });
    fc.assert(
      fc.property(terms, fc.nat({ max: 30_000 }), (contract, days) => {
        const day = fromEpochDay(toEpochDay(contract.start) + days);
        const period = periodOn(contract, day);
        expect(period.from <= day && day <= period.term).toBe(true);
        expect(periodOn(contract, next(period.term))).toMatchObject({
          from: next(period.term),
          renewals: period.renewals + 1,
        });
      }),
    );
  });

  it('have at least a month', () => expect(() => termAfter({ ...yearly, months: 0 }, 0)).toThrow(RangeError));
});

describe('a renewal', () => {
  it('is prepared before its letter has to be posted', () => {
    expect(renewalDates({ term: '2026-12-31', months: 3 })).toEqual({
      term: '2026-12-31',
      renewsOn: '2027-01-01',
      limit: '2026-09-30',
      latestArguable: '2026-09-30',
      safe: '2026-09-30',
      posting: '2026-09-16',
      reminders: ['2026-07-18', '2026-08-17', '2026-09-09'],
    });
  });

  it.each([
    ['2027-11-29', 'valid'],
    ['2027-11-30', 'arguable'],
    ['2027-12-01', 'late'],
  ])('is denounced by a letter that comes on %s: %s', (day, verdict) =>
    expect(judgeDenunciation(day, noticeDates({ term: '2028-02-29', months: 3 }))).toBe(verdict),
  );

  it('is told in time to those whom the law protects (C2.14)', () => {
    const { limit } = noticeDates({ term: '2027-06-30', months: 3 });
    expect(limit).toBe('2027-03-30');
    expect(informationWindow({ limit })).toEqual({ from: '2026-12-30', to: '2027-02-28' });
    expect((['professional', 'non-professional', 'consumer'] as const).map(mustBeTold)).toEqual([
      false,
      true,
      true,
    ]);
  });
});

describe('the states of a contract', () => {
  it('lead from a draft to its end, and never back from it', () => {
    const reached = new Set<string>(['draft']);
    for (const from of contractStates)
      for (const to of contractStates) if (reached.has(from) && canContractMove(from, to)) reached.add(to);
    expect([...reached].sort()).toEqual([...contractStates].sort());
    expect(contractStates.filter((to) => canContractMove('ended', to))).toEqual([]);
    expect(contractStates.filter((to) => canContractMove('draft', to))).toEqual(['active']);
    expect(contractStates.filter((one) => canContractMove(one, one))).toEqual([]);
  });
});
