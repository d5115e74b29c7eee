import fc from 'fast-check';
import {
  type PenaltyInput,
  type PenaltyMethod,
  addCalendarDays,
  amountText,
  canRecord,
  defaultRate,
  endOfHalfYear,
  floorRate,
  halfYearOf,
  halfYearToKnow,
  latePenalty,
  nextHalfYear,
  penaltyMethods,
  publishedPenaltyRates,
  publishedRates,
  readAmount,
  startOfHalfYear,
  suspensionDates,
} from '../index';
import examples from '../testing/fixtures/examples-penalties.json';

/** An outcome that must be one. */
function penaltyOf(
  input: Omit<PenaltyInput, 'payments'> & Partial<PenaltyInput>,
  rates = publishedPenaltyRates,
) {
  const outcome = latePenalty({ payments: [], ...input }, rates);
  if (!outcome.ok) throw new Error(outcome.code);
  return outcome;
}

const cents = (text: string | number) => readAmount(String(text)) ?? 0n;
/** Paid whole on a day. */
const paidOn = (amount: string, dueDate: string, date: string, method: PenaltyMethod) =>
  penaltyOf({
    amount: cents(amount),
    dueDate,
    asOf: date,
    method,
    payments: [{ date, amount: cents(amount) }],
  });

describe('penalties, as computed by hand', () => {
  const computed = examples.flatMap((example) =>
    penaltyMethods.flatMap((method) => {
      const { id, amount, due, paid } = example;
      const expected = example[method];
      return amount && due && paid && expected ? [{ id, method, amount, due, paid, expected }] : [];
    }),
  );

  it('are read from every example', () => expect(computed).toHaveLength(42));

  it.each(computed)('$id by $method: $amount due on $due, paid on $paid', (example) => {
    const { penalty, indemnity, unpaid } = paidOn(example.amount, example.due, example.paid, example.method);
    expect([amountText(penalty), indemnity, unpaid]).toEqual([example.expected, 4000n, 0n]);
  });

  it('B3: nothing at all when it is paid on the due date', () => {
    for (const method of penaltyMethods)
      expect(paidOn('1200.00', '2026-03-31', '2026-03-31', method)).toMatchObject({
        penalty: 0n,
        indemnity: 0n,
        segments: [],
      });
  });

  it('B4: with the rate of the due date for the whole delay', () => {
    const input = { amount: cents('15188.57'), dueDate: '2025-06-15', asOf: '2025-08-20' };
    const frozen = penaltyOf({ ...input, method: 'FLOOR', rateSelection: 'due-date' });
    expect(amountText(frozen.penalty)).toBe('305.68');
  });

  it('B4: shows its half-years', () => {
    expect(paidOn('15188.57', '2025-06-15', '2025-08-20', 'FLOOR').segments).toEqual([
      {
        from: '2025-06-16',
        to: '2025-06-30',
        days: 15,
        rate: '11.1300',
        base: 1_518_857n,
        amount: '69.472103',
      },
      {
        from: '2025-07-01',
        to: '2025-08-20',
        days: 51,
        rate: '8.2800',
        base: 1_518_857n,
        amount: '175.721352',
      },
    ]);
  });

  it('B12: one indemnity for each invoice that is late', () => {
    const all = [
      paidOn('1440.00', '2026-02-28', '2026-04-20', 'FLOOR'),
      paidOn('1440.00', '2026-03-31', '2026-04-20', 'FLOOR'),
      paidOn('312.48', '2026-04-30', '2026-04-20', 'FLOOR'),
    ];
    expect(all.map(({ penalty }) => amountText(penalty))).toEqual(['15.81', '6.20', '0.00']);
    expect(amountText(all.reduce((sum, one) => sum + one.penalty + one.indemnity, 0n))).toBe('102.01');
  });

  it.each([
    ['12657.14', '81.77'],
    ['15188.57', '98.12'],
  ])('B13: on %s', (amount, expected) => {
    expect(amountText(paidOn(amount, '2026-01-31', '2026-03-02', 'FLOOR').penalty)).toBe(expected);
  });

  it('B14: literally, on a due date that no bank can meet', () => {
    expect(amountText(paidOn('1200.00', '2026-11-01', '2026-11-03', 'FLOOR').penalty)).toBe('0.54');
  });

  it.each([
    ['2026-01-31', '2026-02-15', '2026-02-16'],
    ['2026-02-13', '2026-02-28', '2026-03-01'],
    ['2026-12-20', '2027-01-04', '2027-01-05'],
  ])('B15: due on %s, services may be suspended from %s, carefully from %s', (due, proposed, careful) => {
    expect(suspensionDates(due)).toEqual({ proposed, careful });
  });
});

describe('penalties', () => {
  const late = { amount: 120_000n, dueDate: '2026-01-31', asOf: '2026-03-15', method: 'M1' } as const;

  it.each([
    ['penalty.not-professional', { clientKind: 'consumer' }],
    ['penalty.not-professional', { clientKind: 'non-professional' }],
    ['penalty.amount-invalid', { amount: 0n }],
    ['penalty.date-invalid', { dueDate: '2026-02-30' }],
    ['penalty.before-rates', { dueDate: '2014-12-31' }],
    ['penalty.payment-invalid', { payments: [{ date: '2026-02-01', amount: -1n }] }],
    ['penalty.payment-in-future', { payments: [{ date: '2026-03-16', amount: 1n }] }],
    ['penalty.overpaid', { payments: [{ date: '2026-02-01', amount: 120_001n }] }],
  ] as const)('are refused: %s', (code, wrong) => {
    expect(latePenalty({ payments: [], ...late, ...wrong }, publishedPenaltyRates)).toEqual({
      ok: false,
      code,
    });
  });

  it('wait for a rate that is not published, and never guess it', () => {
    const { penalty, awaitingRateFrom, warnings, segments } = penaltyOf({
      ...late,
      dueDate: '2026-12-21',
      asOf: '2027-01-20',
      method: 'FLOOR',
    });
    expect(awaitingRateFrom).toBe('2027-01-01');
    expect(warnings).toEqual(['penalty.rate-awaited']);
    expect(segments).toHaveLength(1);
    expect(amountText(penalty)).toBe('2.71');
  });

  it('say when a clause gives less than the law, in every half-year since 2015', () => {
    for (const { half } of publishedRates) {
      const [dueDate, asOf] = [startOfHalfYear(half), endOfHalfYear(half)];
      const of = (method: PenaltyMethod) => penaltyOf({ ...late, dueDate, asOf, method });
      expect([half, of('M4').warnings]).toEqual([half, ['penalty.below-floor']]);
      expect([half, of('M1').warnings]).toEqual([half, ['penalty.disputed-reading']]);
      const below = half === '2024S1' || half === '2024S2';
      expect([half, of('ECB').warnings]).toEqual([half, below ? ['penalty.below-floor'] : []]);
    }
  });

  it('fall on what is unpaid after each payment', () => {
    const { segments, unpaid } = penaltyOf({
      ...late,
      method: 'FLOOR',
      payments: [{ date: '2026-02-10', amount: 20_000n }],
    });
    expect(segments.map(({ from, to, base }) => [from, to, base])).toEqual([
      ['2026-02-01', '2026-02-10', 120_000n],
      ['2026-02-11', '2026-03-15', 100_000n],
    ]);
    expect(unpaid).toBe(100_000n);
  });

  it('take the payment first where the contract says interest first', () => {
    const payments = [{ date: '2026-02-10', amount: 20_000n }];
    const [principal, interest] = (['principal-first', 'interest-first'] as const).map((allocation) =>
      penaltyOf({ ...late, payments, allocation }),
    );
    // Ten days at 47.16 % of 1,200.00 are 15.50, and that much of the principal stays.
    expect([principal?.unpaid, interest?.unpaid]).toEqual([100_000n, 101_550n]);
    expect(interest?.penalty).toBeGreaterThan(principal?.penalty ?? 0n);
  });

  it('count months from the due date, however short they are', () => {
    const months = penaltyOf({ ...late, method: 'M2', asOf: '2026-04-01' }).segments;
    expect(months.map(({ from, to }) => [from, to])).toEqual([
      ['2026-02-01', '2026-02-28'],
      ['2026-03-01', '2026-03-31'],
      ['2026-04-01', '2026-04-30'],
    ]);
  });

  it('count a month on what was unpaid at its beginning (M2) or until its end (M3)', () => {
    const payments = [{ date: '2026-02-10', amount: 20_000n }];
    const bases = (method: PenaltyMethod) =>
      penaltyOf({ ...late, method, payments }).segments.map(({ base }) => base);
    expect(bases('M2')).toEqual([120_000n, 100_000n]);
    expect(bases('M3')).toEqual([100_000n]);
  });
});

describe('penalties, whatever the invoice', () => {
  const day = (from: number, days: number) => addCalendarDays('2015-01-01', from + days);
  const invoice = fc.record({
    amount: fc.bigInt({ min: 1n, max: 10n ** 9n }),
    due: fc.integer({ min: 0, max: 4000 }),
    delay: fc.integer({ min: 0, max: 250 }),
    method: fc.constantFrom(...penaltyMethods),
    allocation: fc.constantFrom('principal-first' as const, 'interest-first' as const),
    /** When and which part of what is left was paid. */
    paid: fc.array(fc.tuple(fc.integer({ min: -30, max: 250 }), fc.integer({ min: 1, max: 100 })), {
      maxLength: 4,
    }),
  });
  type Invoice = typeof invoice extends fc.Arbitrary<infer T> ? T : never;
  const inputOf = ({ amount, due, delay, method, allocation, paid }: Invoice): PenaltyInput => {
    let left = amount;
    const payments = paid.flatMap(([at, percent]) => {
      const part = (left * BigInt(percent)) / 100n;
      left -= part;
      return part > 0n && at <= delay ? [{ date: day(due, at), amount: part }] : [];
    });
    return { amount, dueDate: day(due, 0), asOf: day(due, delay), method, allocation, payments };
  };

  it('add up from their segments, which follow each other without a gap', () => {
    fc.assert(
      fc.property(invoice, (one) => {
        const { segments, penalty } = penaltyOf(inputOf(one));
        const sum = segments.reduce((total, { amount }) => total + BigInt(amount.replace('.', '')), 0n);
        const apart = sum - penalty * 10_000n;
        const most = 5_000n + BigInt(segments.length);
        expect(apart <= most && apart >= -most).toBe(true);
        for (const [at, { from }] of segments.entries())
          expect(from).toBe(addCalendarDays(segments[at - 1]?.to ?? inputOf(one).dueDate, 1));
      }),
    );
  });

  it('never become less with time', () => {
    fc.assert(
      fc.property(invoice, fc.integer({ min: 0, max: 100 }), (one, more) => {
        const input = inputOf(one);
        const later = penaltyOf({ ...input, asOf: addCalendarDays(input.asOf, more) });
        expect(later.penalty).toBeGreaterThanOrEqual(penaltyOf(input).penalty);
      }),
    );
  });

  it('never become more when a part of a payment comes earlier', () => {
    fc.assert(
      fc.property(
        invoice,
        fc.integer({ min: 1, max: 60 }),
        fc.integer({ min: 1, max: 99 }),
        (one, days, part) => {
          const input = inputOf(one);
          const [first, ...others] = input.payments;
          if (!first) return;
          const early = (first.amount * BigInt(part)) / 100n;
          const split = [
            { date: addCalendarDays(first.date, -days), amount: early },
            { date: first.date, amount: first.amount - early },
          ].filter(({ amount }) => amount > 0n);
          const outcome = penaltyOf({ ...input, payments: [...split, ...others] });
          expect(outcome.penalty).toBeLessThanOrEqual(penaltyOf(input).penalty);
        },
      ),
    );
  });

  it('are the same when a payment comes in two parts on one day', () => {
    fc.assert(
      fc.property(invoice, (one) => {
        const input = inputOf(one);
        const halves = input.payments.flatMap(({ date, amount }) =>
          amount > 1n
            ? [amount / 2n, amount - amount / 2n].map((part) => ({ date, amount: part }))
            : [{ date, amount }],
        );
        expect(penaltyOf({ ...input, payments: halves })).toEqual(penaltyOf(input));
      }),
    );
  });

  it('are claimed in parts that follow each other, and that add up to the whole', () => {
    fc.assert(
      fc.property(invoice, fc.integer({ min: 0, max: 250 }), (one, at) => {
        const input = inputOf(one);
        const whole = penaltyOf(input);
        const first = penaltyOf({
          ...input,
          asOf: day(one.due, Math.min(at, one.delay)),
          payments: input.payments.filter(({ date }) => date <= day(one.due, Math.min(at, one.delay))),
        });
        const from = addCalendarDays(first.segments.at(-1)?.to ?? input.dueDate, 1);
        const rest = penaltyOf({ ...input, from });
        const millionths = (parts: { amount: string }[]) =>
          parts.reduce((sum, { amount }) => sum + BigInt(amount.replace('.', '')), 0n);
        const apart = millionths(whole.segments) - millionths([...first.segments, ...rest.segments]);
        expect(apart <= 2n && apart >= -2n).toBe(true);
        expect(rest.segments.every((segment) => segment.from >= from)).toBe(true);
        expect(rest.unpaid).toBe(whole.unpaid);
      }),
    );
  });

  it('owe the indemnity once something was unpaid on the day after', () => {
    fc.assert(
      fc.property(invoice, (one) => {
        const input = inputOf(one);
        const before = input.payments.filter(({ date }) => date <= input.dueDate);
        const paid = before.reduce((sum, { amount }) => sum + amount, 0n);
        const late = one.delay > 0 && paid < input.amount;
        expect(penaltyOf(input).indemnity).toBe(late ? 4000n : 0n);
      }),
    );
  });
});

describe('a half-year', () => {
  it.each([
    ['2026-06-23', '2026S1'],
    ['2026-06-24', '2026S2'],
    ['2026-07-01', '2026S2'],
    ['2026-12-24', '2026S2'],
    ['2026-12-25', '2027S1'],
  ])('is to be known by the last week before it: %s', (today, half) =>
    expect(halfYearToKnow(today)).toBe(half),
  );

  it.each([
    ['2027S1', '2026S2', true],
    ['2027S2', '2026S2', false],
    ['2027S2', '2027S1', false],
    ['2015S1', '2026S2', true],
    ['2014S2', '2026S2', false],
  ])('%s can be recorded after %s: %s', (half, last, can) =>
    expect(canRecord(half, last, '2026-12-28')).toBe(can),
  );

  it('has a minimum and a default that are compared rightly, since 2015', () => {
    for (const { half, legal, refinancing } of publishedRates) {
      const above = Number(floorRate(legal)) > Number(defaultRate(refinancing));
      expect([half, above]).toEqual([half, half === '2024S1' || half === '2024S2']);
    }
    expect([floorRate('2.75'), defaultRate('2.40'), floorRate('4.92')]).toEqual(['8.25', '12.40', '14.76']);
  });

  it('follows the one before without a gap', () => {
    for (const { half } of publishedRates) {
      expect(halfYearOf(startOfHalfYear(half))).toBe(half);
      expect(halfYearOf(endOfHalfYear(half))).toBe(half);
      expect(addCalendarDays(endOfHalfYear(half), 1)).toBe(startOfHalfYear(nextHalfYear(half)));
    }
  });

  it('has its rates, one after the other, since 2015', () => {
    const halves = publishedRates.map(({ half }) => half);
    expect(halves.slice(1)).toEqual(halves.slice(0, -1).map(nextHalfYear));
    expect(halves[0]).toBe('2015S1');
  });

  it.each([
    ['2024S2', '14.7600'],
    ['2025S1', '11.1300'],
    ['2025S2', '8.2800'],
    ['2026S2', '8.2500'],
  ])('%s has the minimum that was published: %s', (half, floor) => {
    const { segments } = penaltyOf({
      amount: 100n,
      dueDate: startOfHalfYear(half),
      asOf: endOfHalfYear(half),
      method: 'FLOOR',
    });
    expect(segments[0]?.rate).toBe(floor);
  });
});
