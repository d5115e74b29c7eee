import {
  type TypedInvoiceLine,
  draftFaults,
  frenchVatRates,
  hasPenaltyMention,
  issueFaults,
  mostInvoiceLines,
} from '../index';

const line = (values: Partial<TypedInvoiceLine> = {}): TypedInvoiceLine => ({
  quantity: '1',
  unit: 'one',
  price: '100.00',
  vatCategory: 'S',
  vatRate: 2000,
  exemption: null,
  periodFrom: null,
  periodTo: null,
  ...values,
});
const days = { issuedOn: '2026-11-26', dueOn: '2026-12-26' };
const free = { vatRate: 0, exemption: 'Exonération, article 261 du CGI' };

describe('a line of a draft', () => {
  it.each<[Partial<TypedInvoiceLine>, string]>([
    [{ quantity: '0' }, 'quantity invoice.quantity-invalid'],
    [{ quantity: '1.2345' }, 'quantity invoice.quantity-invalid'],
    [{ quantity: '1,5' }, 'quantity invoice.quantity-invalid'],
    [{ price: '1.005' }, 'price invoice.price-invalid'],
    [{ price: '-1' }, 'price invoice.price-invalid'],
    [{ vatRate: 1900 }, 'vatRate invoice.vat-rate-unknown'],
    [{ vatRate: 1 }, 'vatRate invoice.vat-rate-unknown'],
    [{ vatRate: 0 }, 'vatRate invoice.vat-rate-missing'],
    [{ vatCategory: 'E', exemption: 'CGI' }, 'vatRate invoice.vat-rate-refused'],
    [{ vatCategory: 'AE', vatRate: 0 }, 'exemption invoice.exemption-missing'],
    [{ vatCategory: 'O', vatRate: 0, exemption: '  ' }, 'exemption invoice.exemption-missing'],
    [{ periodFrom: '2026-01-01' }, 'periodTo invoice.period-invalid'],
    [{ periodFrom: '2026-01-02', periodTo: '2026-01-01' }, 'periodTo invoice.period-invalid'],
  ])('with %j is refused: %s', (values, expected) => {
    const faults = draftFaults([line(), line(values)]);
    expect(faults.map(({ path, code }) => `${path} ${code}`)).toEqual([`lines.1.${expected}`]);
  });

  it('may have any rate that there is, or none with its reason', () => {
    const rated = frenchVatRates.map((vatRate) => line({ vatRate }));
    const zero = line({ vatCategory: 'Z', vatRate: 0 });
    expect(draftFaults([...rated, zero, line({ vatCategory: 'E', ...free })])).toEqual([]);
  });

  it('stands among as many as anybody reads', () => {
    const lines = (count: number) => Array.from({ length: count }, () => line());
    expect(draftFaults(lines(mostInvoiceLines))).toEqual([]);
    expect(draftFaults(lines(10_000))).toEqual([{ path: 'lines', code: 'invoice.too-many-lines' }]);
  });

  it('does not make a sum that no column holds', () => {
    const lines = [line({ quantity: '99999999', price: '999999.00' })];
    expect(draftFaults(lines)).toEqual([{ path: 'lines', code: 'invoice.too-large' }]);
  });
});

describe('an invoice about to be issued', () => {
  it.each<[string, Partial<TypedInvoiceLine>[], string]>([
    ['without lines', [], 'lines invoice.lines-missing'],
    ['of 0.00', [{ price: '0.00' }], 'lines invoice.not-positive'],
    ['of less', [{}, { quantity: '-2' }], 'lines invoice.not-positive'],
    ['with hours without a price', [{}, { unit: 'hour', price: '0' }], 'lines.1.price invoice.price-missing'],
    ['outside and inside of VAT', [{}, { vatCategory: 'O', ...free }], 'lines invoice.vat-mixed'],
  ])('%s is refused', (_name, lines, expected) => {
    const faults = issueFaults(lines.map(line), days);
    expect(faults.map(({ path, code }) => `${path} ${code}`)).toEqual([expected]);
  });

  it('is not due before it is issued', () => {
    expect(issueFaults([line()], { ...days, dueOn: '2026-11-25' })).toEqual([
      { path: 'dueOn', code: 'invoice.due-before-issue' },
    ]);
    expect(issueFaults([line()], { ...days, dueOn: '2026-11-26' })).toEqual([]);
  });

  it('is not due in a year that nobody meant', () => {
    expect(issueFaults([line()], { ...days, dueOn: '2027-11-26' })).toEqual([]);
    expect(issueFaults([line()], { ...days, dueOn: '2036-11-26' })).toEqual([
      { path: 'dueOn', code: 'invoice.due-too-far' },
    ]);
  });

  it('names penalties to professionals only', () => {
    expect(hasPenaltyMention('professional')).toBe(true);
    expect(hasPenaltyMention('non-professional')).toBe(false);
    expect(hasPenaltyMention('consumer')).toBe(false);
  });
});
