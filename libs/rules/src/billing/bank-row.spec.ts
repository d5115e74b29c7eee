import { bankAmount, bankDay, bankFieldOf, bankLineKeys, readBankRow, type BankMovement } from '../index';

describe('an amount of a bank', () => {
  it.each([
    ['1 234,56', 123_456n],
    ['1\u202f234,56 €', 123_456n],
    ['1.234,56', 123_456n],
    ['1,234.56', 123_456n],
    ['1234.5', 123_450n],
    ['-12,50', -1_250n],
    ['12,50-', -1_250n],
    ['+12,5 EUR', 1_250n],
    ['1.234.567', 123_456_700n],
    ['0,00', 0n],
  ])('« %s »', (text, cents) => expect(bankAmount(text)).toBe(cents));

  it.each(['', 'abc', '1,234,56', '12,345.678', '--1', '-1-', '1e3', '1.23,45', '12.34.56'])(
    'is not « %s »',
    (text) => expect(bankAmount(text)).toBeNull(),
  );

  it.each([
    ['26/11/2026', '2026-11-26'],
    ['26/11/26', '2026-11-26'],
    ['2026-11-26', '2026-11-26'],
    ['26-11-2026 10:22:00', '2026-11-26'],
  ])('and its day « %s »', (text, day) => expect(bankDay(text)).toBe(day));
  it.each(['31/02/2026', '11/26/2026', 'demain'])('is not « %s »', (text) =>
    expect(bankDay(text)).toBeNull(),
  );
});

describe('a line of a statement', () => {
  const days = { from: '2025-11-26', to: '2026-11-26' };
  it('is read with one column of amounts or two', () => {
    expect(readBankRow({ bookedOn: '25/11/2026', amount: '120,00', label: ' VIR  ACME ' }, days)).toEqual({
      movement: {
        bookedOn: '2026-11-25',
        amount: 12_000n,
        label: 'VIR ACME',
        reference: null,
        payer: null,
        iban: null,
      },
      faults: [],
    });
    const two = (debit: string, credit: string) =>
      readBankRow({ bookedOn: '25/11/2026', debit, credit }, days).movement?.amount;
    expect([two('', '120,00'), two('12,00', ''), two('-12,00', ''), two('0,00', '7,50')]).toEqual([
      12_000n,
      -1_200n,
      -1_200n,
      750n,
    ]);
  });

  it.each([
    [{ amount: '1' }, 'bookedOn', 'date-missing'],
    [{ bookedOn: '31/02/2026', amount: '1' }, 'bookedOn', 'date-unreadable'],
    [{ bookedOn: '27/11/2026', amount: '1' }, 'bookedOn', 'date-in-future'],
    [{ bookedOn: '24/11/2016', amount: '1' }, 'bookedOn', 'date-too-old'],
    [{ bookedOn: '26/11/2026' }, 'amount', 'amount-missing'],
    [{ bookedOn: '26/11/2026', credit: '1,234,5' }, 'credit', 'amount-unreadable'],
    [{ bookedOn: '26/11/2026', amount: '1', currency: 'USD' }, 'currency', 'currency-other'],
    [{ bookedOn: '26/11/2026', amount: '1', label: 'x'.repeat(501) }, 'label', 'too-long'],
    [{ bookedOn: '26/11/2026', amount: '1', label: 'a\u0000b' }, 'label', 'characters'],
  ] as const)('%j is refused: %s %s', (cells, field, code) =>
    expect(readBankRow(cells, days)).toEqual({ movement: null, faults: [{ field, code }] }),
  );

  it.each([
    ['Date opération', 'bookedOn'],
    ['Crédit euros', 'credit'],
    ['Montant(EUROS)', null],
    ['dateOp', 'bookedOn'],
    ['Solde', null],
  ])('the title « %s » is %s', (title, field) => expect(bankFieldOf(title)).toBe(field));
});

describe('the key of a line', () => {
  const aMovement = (values: Partial<BankMovement> = {}): BankMovement => ({
    bookedOn: '2026-11-25',
    amount: 12_000n,
    label: 'VIR ACME',
    reference: null,
    payer: null,
    iban: null,
    ...values,
  });

  it('is the same when the file comes again, and keeps twins of one file apart', () => {
    const file = [aMovement(), aMovement({ label: 'vir  acme' }), aMovement({ amount: 12_001n })];
    const keys = bankLineKeys('FR76', file);
    expect(new Set(keys).size).toBe(3);
    expect(bankLineKeys('FR76', file)).toEqual(keys);
    expect(bankLineKeys('FR76', file.slice(0, 1))).toEqual(keys.slice(0, 1));
    expect(bankLineKeys('FR77', file.slice(0, 1))).not.toEqual(keys.slice(0, 1));
  });
});
