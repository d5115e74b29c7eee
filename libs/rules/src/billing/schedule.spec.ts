import fc from 'fast-check';
import {
  type BillingSchedule,
  type YearlyPrice,
  addCalendarDays,
  amountText,
  billingSchedules,
  periodsDue,
} from '../index';

const price = (validFrom: string, yearly: bigint): YearlyPrice => ({ validFrom, yearly });
const line = (schedule: BillingSchedule, values: Partial<Parameters<typeof periodsDue>[0]> = {}) => ({
  schedule,
  timing: 'advance' as const,
  from: '2025-01-01',
  to: null,
  prices: [price('2025-01-01', 1_241_026n)],
  ...values,
});
const year = { from: '2026-01-01', to: '2026-12-31' };
const amounts = (periods: ReturnType<typeof periodsDue>) =>
  periods.map(({ parts }) => parts.map(({ amount }) => amountText(amount)).join(' + '));
const sum = (periods: ReturnType<typeof periodsDue>) =>
  periods.flatMap(({ parts }) => parts).reduce((total, { amount }) => total + amount, 0n);

describe('the periods of a line', () => {
  it.each([
    ['monthly', [...Array<string>(11).fill('1034.19'), '1034.17']],
    ['quarterly', ['3102.57', '3102.57', '3102.57', '3102.55']],
    ['half-yearly', ['6205.13', '6205.13']],
    ['yearly', ['12410.26']],
  ] as const)('%s add up to the year', (schedule, expected) =>
    expect(amounts(periodsDue(line(schedule), year))).toEqual(expected),
  );

  it('fall due on their first day, or after their last one', () => {
    const days = { from: '2026-03-31', to: '2026-04-01' };
    const [advance] = periodsDue(line('quarterly'), days);
    expect(advance).toMatchObject({ from: '2026-04-01', to: '2026-06-30', dueOn: '2026-04-01', days: 91 });
    const [arrears] = periodsDue(line('quarterly', { timing: 'arrears' }), days);
    expect(arrears).toMatchObject({ from: '2026-01-01', to: '2026-03-31', dueOn: '2026-04-01', days: 90 });
  });

  it('of a contract that starts and ends in the middle of months are cut by days', () => {
    const periods = periodsDue(line('monthly', { from: '2026-01-17', to: '2026-03-10' }), year);
    // 1034.19 x 15/31, whole, 1034.19 x 10/31
    expect(amounts(periods)).toEqual(['500.41', '1034.19', '333.61']);
    expect(periods.map(({ from, to, dueOn }) => `${from} ${to} ${dueOn}`)).toEqual([
      '2026-01-17 2026-01-31 2026-01-17',
      '2026-02-01 2026-02-28 2026-02-01',
      '2026-03-01 2026-03-10 2026-03-01',
    ]);
  });

  it('with a price that changes in the middle have a part for each', () => {
    const prices = [
      price('2025-01-01', 1_200_000n),
      price('2026-03-11', 2_400_000n),
      { ...price('2026-03-20', 1n), withdrawn: true },
    ];
    const [march] = periodsDue(line('monthly', { prices }), { from: '2026-03-01', to: '2026-03-01' });
    expect(march?.parts).toMatchObject([
      { from: '2026-03-01', to: '2026-03-10', days: 10, amount: 32_258n },
      { from: '2026-03-11', to: '2026-03-31', days: 21, amount: 135_484n },
    ]);
  });

  it('are none before the start and after the end', () => {
    expect(periodsDue(line('monthly', { from: '2027-01-01' }), year)).toEqual([]);
    expect(periodsDue(line('monthly', { to: '2025-12-31' }), year)).toEqual([]);
    expect(periodsDue(line('monthly', { from: '2026-02-10', to: '2026-02-09' }), year)).toEqual([]);
  });

  it('in arrears end with the day after the last one', () => {
    const ended = line('yearly', { timing: 'arrears', to: '2026-06-30' });
    expect(periodsDue(ended, year)).toMatchObject([
      { from: '2025-01-01', dueOn: '2026-01-01' },
      { from: '2026-01-01', to: '2026-06-30', dueOn: '2026-07-01' },
    ]);
  });

  const schedules = fc.constantFrom(...billingSchedules);
  const day = fc.integer({ min: 0, max: 364 }).map((count) => addCalendarDays('2026-01-01', count));

  it('add up to the year however the year is cut', () => {
    fc.assert(
      fc.property(schedules, day, fc.bigInt({ min: 0n, max: 10n ** 9n }), (schedule, cut, yearly) => {
        const prices = [price('2025-01-01', yearly)];
        const before = line(schedule, { prices, to: addCalendarDays(cut, -1) });
        const after = line(schedule, { prices, from: cut });
        const due = { from: '2026-01-01', to: '2026-12-31' };
        expect(sum(periodsDue(before, due)) + sum(periodsDue(after, due))).toBe(yearly);
      }),
    );
  });

  it('add up to the year however often the same price is agreed again', () => {
    fc.assert(
      fc.property(schedules, fc.array(day, { maxLength: 6 }), (schedule, days) => {
        const prices = [price('2025-01-01', 999_997n), ...days.map((from) => price(from, 999_997n))];
        expect(sum(periodsDue(line(schedule, { prices }), year))).toBe(999_997n);
      }),
    );
  });

  it('are found one by one as well as all at once', () => {
    const lines = fc.tuple(schedules, fc.constantFrom('advance' as const, 'arrears' as const), day, day);
    fc.assert(
      fc.property(lines, day, ([schedule, timing, from, to], cut) => {
        const some = line(schedule, { timing, from, to });
        const all = { from: '2026-01-01', to: '2027-06-30' };
        const parts = [
          ...periodsDue(some, { ...all, to: addCalendarDays(cut, -1) }),
          ...periodsDue(some, { ...all, from: cut }),
        ];
        expect(parts).toEqual(periodsDue(some, all));
      }),
    );
  });
});
