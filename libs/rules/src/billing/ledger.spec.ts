import fc from 'fast-check';
import {
  claimEntry,
  fecColumns,
  fecHead,
  fecLines,
  fecName,
  letteredParts,
  receiptEntry,
  saleEntry,
  ledgerTotals,
} from '../index';

const accounts = {
  customers: '411000',
  services: '706000',
  vat: '445710',
  bank: '512000',
  penalties: '763000',
};
const client = { number: 'C000001', name: 'Acme SAS' };
const sale = {
  ...{ kind: 'invoice' as const, number: 'FA-2027-00042', issuedOn: '2027-01-04', client },
  ...{ label: 'Facture FA-2027-00042 Acme SAS', net: 120_044n, vat: [24_009n] },
  parts: [{ cents: 144_053n, letter: 'AA', letteredOn: '2027-02-03' }],
};

const cents = fc.bigInt({ min: -(10n ** 9n), max: 10n ** 9n });
const letter = fc.option(fc.constantFrom('AA', 'AB'), { nil: null });
const parts = fc.array(fc.record({ cents, letter, letteredOn: fc.constant(null) }), { maxLength: 5 });

describe('an entry', () => {
  it('of an invoice debits the client and credits services and VAT', () => {
    const { lines } = saleEntry(sale, accounts);
    expect(lines.map(({ number, debit, credit, letter: mark }) => [number, debit, credit, mark])).toEqual([
      ['411000', 144_053n, 0n, 'AA'],
      ['706000', 0n, 120_044n, null],
      ['445710', 0n, 24_009n, null],
    ]);
  });

  it('of a claim of penalties debits the client and credits financial income; taken back, the other way round', () => {
    const claim = { date: '2027-03-02', number: 'PE-2027-1', client, label: 'Pénalités', total: 5718n };
    const said = (cancelled: boolean) =>
      claimEntry({ ...claim, cancelled }, accounts).lines.map(({ number, debit, credit }) => [
        number,
        debit,
        credit,
      ]);
    expect(said(false)).toEqual([
      ['411000', 5718n, 0n],
      ['763000', 0n, 5718n],
    ]);
    expect(said(true)).toEqual([
      ['411000', 0n, 5718n],
      ['763000', 5718n, 0n],
    ]);
  });

  it('of a credit note goes the other way round, and leaves out what is nothing', () => {
    const { lines } = saleEntry(
      { ...sale, kind: 'credit-note', net: 100n, vat: [0n], parts: letteredParts(100n, []) },
      accounts,
    );
    expect(lines.map(({ number, debit, credit }) => [number, debit, credit])).toEqual([
      ['411000', 0n, 100n],
      ['706000', 100n, 0n],
    ]);
  });

  it('of a sale balances, whatever its rates and letters, and holds no negative amount', () => {
    fc.assert(
      fc.property(
        cents,
        fc.array(cents, { maxLength: 4 }),
        parts,
        fc.boolean(),
        (net, vat, settled, back) => {
          const whole = vat.reduce((sum, one) => sum + one, net);
          const kind = back ? 'credit-note' : 'invoice';
          const entry = saleEntry(
            { ...sale, kind, net, vat, parts: letteredParts(whole, settled) },
            accounts,
          );
          const { debit, credit } = ledgerTotals([entry]);
          return debit === credit && entry.lines.every((line) => line.debit >= 0n && line.credit >= 0n);
        },
      ),
    );
  });

  it('of a payment balances, kept or cancelled', () => {
    fc.assert(
      fc.property(cents, parts, fc.boolean(), (whole, settled, cancelled) => {
        const receipt = { date: '2027-02-03', validOn: '2027-02-04', reference: 'R1', label: 'x', client };
        const all = letteredParts(whole, settled);
        const { debit, credit } = ledgerTotals([
          receiptEntry({ ...receipt, parts: all, cancelled }, accounts),
        ]);
        return debit === credit;
      }),
    );
  });

  it('parts by letter add up to the whole', () => {
    fc.assert(
      fc.property(cents, parts, (whole, settled) => {
        return letteredParts(whole, settled).reduce((sum, part) => sum + part.cents, 0n) === whole;
      }),
    );
  });
});

describe('the file of entries', () => {
  it('has its eighteen columns in the order of the law', () => {
    expect(fecColumns).toHaveLength(18);
    expect(fecHead).toBe(
      'JournalCode\tJournalLib\tEcritureNum\tEcritureDate\tCompteNum\tCompteLib\tCompAuxNum\tCompAuxLib\tPieceRef\t' +
        'PieceDate\tEcritureLib\tDebit\tCredit\tEcritureLet\tDateLet\tValidDate\tMontantdevise\tIdevise\r\n',
    );
    expect(fecName('900000050', '2027-12-31')).toBe('900000050FEC20271231.txt');
  });

  it('writes days without dashes, amounts with a comma, and no tab of a text', () => {
    const text = fecLines(saleEntry({ ...sale, label: 'Facture\tA\nB|C' }, accounts), 7);
    const [first = '', second = ''] = text.split('\r\n');
    expect(first.split('\t')).toEqual([
      ...['VE', 'Ventes', '7', '20270104', '411000', 'Clients', 'C000001', 'Acme SAS', 'FA-2027-00042'],
      ...['20270104', 'Facture A B C', '1440,53', '0,00', 'AA', '20270203', '20270104', '', ''],
    ]);
    expect(second.split('\t')).toHaveLength(18);
  });
});
