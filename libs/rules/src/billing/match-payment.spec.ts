import fc from 'fast-check';
import {
  agedBalance,
  agedBucket,
  agedBuckets,
  addCalendarDays,
  isOverLarge,
  letteringCode,
  namesInvoice,
  proposeMatches,
  spreadAmount,
  type OpenInvoice,
} from '../index';

let count = 0;
const anInvoice = (values: Partial<OpenInvoice> = {}): OpenInvoice => {
  count += 1;
  const id = String(count);
  const number = `FA-2026-${id.padStart(5, '0')}`;
  return { id, clientId: '7', number, issuedOn: '2026-01-01', dueOn: '2026-01-31', open: 10_000n, ...values };
};
const sum = (amounts: readonly bigint[]) => amounts.reduce((total, one) => total + one, 0n);
const invoices = fc
  .array(
    fc.record({
      open: fc.bigInt({ min: 0n, max: 50_000n }),
      days: fc.integer({ min: 0, max: 200 }),
      client: fc.constantFrom('7', '8'),
    }),
    { maxLength: 12 },
  )
  .map((all) =>
    all.map(({ open, days, client }, index) =>
      anInvoice({
        id: String(index + 1),
        clientId: client,
        open,
        dueOn: addCalendarDays('2026-01-31', days),
      }),
    ),
  );
const amount = fc.bigInt({ min: 1n, max: 400_000n });

describe('an amount over invoices', () => {
  it('neither loses nor creates a cent, pays none too much, and pays the oldest first', () => {
    fc.assert(
      fc.property(amount, invoices, (total, all) => {
        const { parts, credit } = spreadAmount(total, all);
        expect(sum(parts.map((part) => part.amount)) + credit).toBe(total);
        const open = new Map(all.map((invoice) => [invoice.id, invoice]));
        for (const part of parts)
          expect(part.amount).toBeLessThanOrEqual(open.get(part.invoiceId)?.open ?? 0n);
        expect(parts.every((part) => part.amount > 0n)).toBe(true);
        // Only the last one is paid in part; credit is left when all are paid.
        const partial = parts.filter((part) => part.amount < (open.get(part.invoiceId)?.open ?? 0n));
        expect(partial.length).toBeLessThanOrEqual(1);
        if (credit > 0n) expect(sum(parts.map((part) => part.amount))).toBe(sum(all.map((one) => one.open)));
        const due = parts.map(({ invoiceId }) => open.get(invoiceId)?.dueOn ?? '');
        expect(due).toEqual(due.toSorted());
      }),
    );
  });

  it.each([
    [100_000n, 50_000n, false],
    [100_000n, 0n, false],
    [100_001n, 0n, true],
    [5_000_000n, 3_000_000n, false],
    [30_000_000n, 3_000_000n, true],
  ])('of %s for %s that are owed is over-large: %s', (paid, owed, is) =>
    expect(isOverLarge(paid, owed)).toBe(is),
  );
});

describe('letterings', () => {
  it.each([
    [1, 'AA'],
    [2, 'AB'],
    [26, 'AZ'],
    [27, 'BA'],
    [676, 'ZZ'],
    [677, 'AAA'],
    [676 + 17_576, 'ZZZ'],
    [676 + 17_576 + 1, 'AAAA'],
  ])('number %s is %s', (number, code) => expect(letteringCode(number)).toBe(code));

  it('are never given twice', () => {
    const codes = Array.from({ length: 2000 }, (_, index) => letteringCode(index + 1));
    expect(new Set(codes).size).toBe(2000);
  });
});

describe('the aged balance', () => {
  it.each([
    ['2026-01-31', 'not-due'],
    ['2026-02-01', '1-30'],
    ['2026-03-02', '1-30'],
    ['2026-03-03', '31-60'],
    ['2026-04-01', '31-60'],
    ['2026-04-02', '61-90'],
    ['2026-05-01', '61-90'],
    ['2026-05-02', 'over-90'],
  ] as const)('of what is due on 31 January is on %s in %s', (asOf, bucket) =>
    expect(agedBucket('2026-01-31', asOf)).toBe(bucket),
  );

  it('adds up', () => {
    fc.assert(
      fc.property(invoices, amount, (all, credit) => {
        const debts = all.map((one) => ({ ...one, isClaim: one.clientId === '8' }));
        const { buckets, owed, claims, balance } = agedBalance(debts, credit, '2026-04-15');
        expect(sum(agedBuckets.map((bucket) => buckets[bucket]))).toBe(owed);
        expect(owed).toBe(sum(all.map(({ open }) => open)));
        expect(claims).toBe(sum(all.filter(({ clientId }) => clientId === '8').map(({ open }) => open)));
        expect(balance).toBe(owed - credit);
      }),
    );
  });
});

describe('the text of a payment names an invoice', () => {
  it.each([
    ['VIR SEPA ACME FA-2026-00012', true],
    ['VIR ACME fa 2026 00012 merci', true],
    ['VIREMENT FA202600012', true],
    ['FA/2026/00012', true],
    ['FA-2026-000123', false],
    ['AFA-2026-00012', false],
    ['2026 00012', false],
    ['', false],
  ])('%s: %s', (text, is) => expect(namesInvoice(text, 'FA-2026-00012')).toBe(is));

  it('which is not a bare short number', () => {
    expect(namesInvoice('facture 12', '12')).toBe(false);
    expect(namesInvoice('facture', 'FACT')).toBe(false);
  });
});

describe('the proposals for a payment', () => {
  const one = anInvoice({ open: 12_000n });
  const two = anInvoice({ open: 5_550n, dueOn: '2026-02-28' });
  const three = anInvoice({ open: 7_000n, dueOn: '2026-03-31' });
  const other = anInvoice({ open: 12_000n, clientId: '8' });
  const all = [one, two, three, other];
  const acme = { clientId: '7', clue: 'name' as const };
  const first = (money: Partial<Parameters<typeof proposeMatches>[0]>, open = all) =>
    proposeMatches({ amount: 12_000n, text: '', payers: [], ...money }, open)[0];

  it('are certain by number and amount', () => {
    expect(first({ text: `VIR ${one.number}` })).toMatchObject({
      clientId: '7',
      parts: [{ invoiceId: one.id, amount: 12_000n }],
      credit: 0n,
      reason: 'number-and-amount',
      confidence: 'certain',
    });
    expect(first({ text: `${two.number}, ${three.number}`, amount: 12_550n })).toMatchObject({
      reason: 'numbers-and-sum',
      confidence: 'certain',
    });
  });

  it('are likely when the named invoice asks for more or for less', () => {
    expect(first({ text: one.number, amount: 4_000n })).toMatchObject({
      parts: [{ invoiceId: one.id, amount: 4_000n }],
      reason: 'number-in-part',
      confidence: 'likely',
    });
    expect(first({ text: one.number, amount: 12_100n })).toMatchObject({
      credit: 100n,
      reason: 'number-and-more',
      confidence: 'likely',
    });
  });

  it('follow the amount within a client, surely when its account is known', () => {
    expect(first({ payers: [acme] })).toMatchObject({ reason: 'amount', confidence: 'likely' });
    expect(first({ payers: [{ clientId: '7', clue: 'iban' }] })).toMatchObject({ confidence: 'certain' });
  });

  it('say when several invoices would do', () => {
    const twin = anInvoice({ open: 12_000n, dueOn: '2026-01-15' });
    expect(first({ payers: [acme] }, [...all, twin])).toMatchObject({
      parts: [{ invoiceId: twin.id, amount: 12_000n }],
      reason: 'amount-oldest',
      confidence: 'likely',
    });
    expect(first({ amount: 17_550n, payers: [acme] })).toMatchObject({ reason: 'sum', confidence: 'likely' });
    expect(first({ amount: 17_550n, payers: [acme] }, [...all, anInvoice({ open: 10_550n })])).toMatchObject({
      reason: 'sum-one-of-many',
      confidence: 'possible',
    });
  });

  it('pay the oldest first when nothing fits, and keep the rest as credit', () => {
    expect(first({ amount: 13_000n, payers: [acme] })).toMatchObject({
      parts: [
        { invoiceId: one.id, amount: 12_000n },
        { invoiceId: two.id, amount: 1_000n },
      ],
      reason: 'oldest-first',
      confidence: 'possible',
    });
    expect(first({ payers: [{ clientId: '9', clue: 'payer' }] })).toMatchObject({
      parts: [],
      credit: 12_000n,
      reason: 'nothing-owed',
      confidence: 'possible',
    });
  });

  it('of a stranger are possible by the amount alone, and none without', () => {
    const found = proposeMatches({ amount: 12_000n, text: '', payers: [] }, all);
    expect(found.map(({ clientId, confidence }) => [clientId, confidence])).toEqual([
      ['7', 'possible'],
      ['8', 'possible'],
    ]);
    expect(proposeMatches({ amount: 12_001n, text: '', payers: [] }, all)).toEqual([]);
    expect(proposeMatches({ amount: -12_000n, text: one.number, payers: [acme] }, all)).toEqual([]);
  });

  it('are never certain when two are', () => {
    const found = proposeMatches({ amount: 12_000n, text: `${one.number} ${other.number}`, payers: [] }, all);
    expect(found.map(({ confidence }) => confidence)).toEqual(['likely', 'likely']);
  });

  it('end on a client with many invoices, and call a cut search unsure', () => {
    const many = Array.from({ length: 200 }, (_, index) => anInvoice({ open: BigInt(10_000 + index * 7) }));
    const [found] = proposeMatches({ amount: 1_000_003n, text: '', payers: [acme] }, many);
    expect(found?.confidence).toBe('possible');
  });

  it('never create nor lose a cent, and never pay across clients', () => {
    fc.assert(
      fc.property(amount, invoices, fc.boolean(), (total, open, named) => {
        const text = named ? open.map(({ number }) => number).join(' ') : '';
        const clientOf = new Map(open.map(({ id, clientId }) => [id, clientId]));
        for (const found of proposeMatches({ amount: total, text, payers: [acme] }, open)) {
          expect(sum(found.parts.map((part) => part.amount)) + found.credit).toBe(total);
          for (const { invoiceId } of found.parts) expect(clientOf.get(invoiceId)).toBe(found.clientId);
        }
      }),
    );
  });
});
