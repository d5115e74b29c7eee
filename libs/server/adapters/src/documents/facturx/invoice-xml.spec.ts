import type { InvoiceContent } from '@vigie/wire';
import { schemaComplaints } from '../../testing/factur-x-schema';
import {
  consumerInvoice,
  creditNote,
  everyInvoice,
  mixedInvoice,
  monthlyInvoice,
  paidInvoice,
  reversedInvoice,
} from '../../testing/invoice.data';
import { invoiceFaults } from './check-invoice';
import { invoiceXml } from './invoice-xml';

const rulesOf = (xml: string) => [...new Set(invoiceFaults(xml).map(({ rule }) => rule))].sort();
/** The rules that a document breaks once one thing of it is written otherwise. */
const broken = (from: string, to: string, content: InvoiceContent = monthlyInvoice) => {
  const xml = invoiceXml(content);
  expect(xml).toContain(from);
  return rulesOf(xml.replace(from, to));
};
const changed = (change: Partial<InvoiceContent>) => rulesOf(invoiceXml({ ...monthlyInvoice, ...change }));
const without = (name: string) => (xml: string) =>
  xml.replace(new RegExp(`<ram:${name}>.*?</ram:${name}>`, 's'), '');

describe('the XML of an invoice', () => {
  it('stands the published schema of Factur-X, whatever the invoice', () => {
    expect(schemaComplaints(everyInvoice.map(invoiceXml))).toEqual(everyInvoice.map(() => ''));
    const [complaint] = schemaComplaints([without('TypeCode')(invoiceXml(monthlyInvoice))]);
    expect(complaint).toContain('TypeCode');
  });

  it('breaks no rule', () =>
    expect(everyInvoice.flatMap((one) => invoiceFaults(invoiceXml(one)))).toEqual([]));

  it('says what people read: numbers, dates, parties, lines', () => {
    const xml = invoiceXml(monthlyInvoice);
    for (const said of [
      '<ram:ID>FA-2027-00042</ram:ID>',
      '<udt:DateTimeString format="102">20270203</udt:DateTimeString>',
      '<ram:ID schemeID="0002">552100554</ram:ID>',
      '<ram:URIID schemeID="0225">732829320</ram:URIID>',
      '<ram:URIID schemeID="0225">552100554_FACTURES</ram:URIID>',
      '<ram:LineTwo>Bâtiment B</ram:LineTwo>',
      '<ram:Name>Vigie Infogérance &amp; Services</ram:Name>',
      'reprise des données &lt;accueil&gt;',
      '<ram:BilledQuantity unitCode="HUR">1.750</ram:BilledQuantity>',
      '<ram:IssuerAssignedID>BC 2027/118</ram:IssuerAssignedID>',
      '<ram:IBANID>FR7630006000011234567890189</ram:IBANID>',
      '49,5\u00a0% par an',
    ])
      expect(xml).toContain(said);
  });

  it('names the process, the treatment and when VAT is due', () => {
    expect(invoiceXml(monthlyInvoice)).toContain('<ram:DueDateTypeCode>5</ram:DueDateTypeCode>');
    const { seller } = monthlyInvoice;
    expect(invoiceXml({ ...monthlyInvoice, seller: { ...seller, vatOnDebits: false } })).toContain(
      '<ram:DueDateTypeCode>72</ram:DueDateTypeCode>',
    );
    const process = (content: InvoiceContent) => /<ram:ID>(S\d)</.exec(invoiceXml(content))?.[1];
    expect([monthlyInvoice, creditNote, paidInvoice].map(process)).toEqual(['S1', 'S1', 'S2']);
    const treatment = (content: InvoiceContent) => />(B2\w+)</.exec(invoiceXml(content))?.[1];
    expect([monthlyInvoice, reversedInvoice, consumerInvoice].map(treatment)).toEqual([
      'B2B',
      'B2BINT',
      'B2C',
    ]);
  });

  it('keeps a line exact where its price does not multiply, and turns a negative price into a quantity', () => {
    const xml = invoiceXml(mixedInvoice);
    expect(xml).toContain(
      '<ram:ChargeAmount>100.00</ram:ChargeAmount><ram:BasisQuantity unitCode="MON">3.000</ram:BasisQuantity>',
    );
    expect(xml).toContain('<ram:BilledQuantity unitCode="C62">-1.000</ram:BilledQuantity>');
  });

  it('leaves out what XML cannot carry', () => {
    const [line] = monthlyInvoice.lines;
    const xml = invoiceXml({
      ...monthlyInvoice,
      lines: line ? [{ ...line, label: 'a\u0000b\u0008c\ud800' }] : [],
    });
    expect(xml).toContain('<ram:Name>abc\ufffd</ram:Name>');
  });
});

describe('a wrong invoice is named by the rule that it breaks', () => {
  const vat = { category: 'S', rate: 2000, base: '1200.44', vat: '240.09', exemption: null } as const;
  const { seller, buyer } = monthlyInvoice;

  it.each<[string, Partial<InvoiceContent>, string[]]>([
    ['a number that is too long', { number: 'F'.repeat(36) }, ['BR-FR-01']],
    ['a space in the number', { number: 'FA 42' }, ['BR-FR-02']],
    ['a year out of range', { issuedOn: '1999-12-31' }, ['BR-FR-03']],
    ['a due date before the issue', { dueOn: '2027-01-03' }, ['BR-FR-CO-07']],
    ['a credit note of nothing', { kind: 'credit-note', dueOn: null }, ['BR-FR-CO-05']],
    ['a seller without SIREN', { seller: { ...seller, siren: null, siret: null } }, ['BR-FR-10', 'BR-FR-13']],
    [
      'a SIREN that fails its check digit',
      { buyer: { ...buyer, siren: '552100555', siret: null, electronicAddress: null } },
      ['BR-FR-11'],
    ],
    ['a SIRET of another company', { buyer: { ...buyer, siret: '73282932000074' } }, ['BR-FR-09']],
    [
      'an electronic address of another company',
      { buyer: { ...buyer, electronicAddress: '732829320' } },
      ['BR-FR-21'],
    ],
    [
      'an electronic address with spaces',
      { buyer: { ...buyer, electronicAddress: '552100554 A' } },
      ['BR-FR-23'],
    ],
    [
      'a rate that does not exist',
      { vat: [{ ...vat, rate: 1900, vat: '228.08' }], vatTotal: '228.08', gross: '1428.52' },
      ['BR-CO-18', 'BR-FR-16', 'BR-S-08'],
    ],
    [
      'VAT one cent off',
      { vat: [{ ...vat, vat: '240.10' }], vatTotal: '240.10', gross: '1440.54' },
      ['BR-CO-17'],
    ],
    ['totals of VAT that are not its parts', { vatTotal: '240.10', gross: '1440.54' }, ['BR-CO-14']],
    ['a net that is not the sum of the lines', { net: '1200.45', gross: '1440.54' }, ['BR-CO-10']],
    ['a total that does not add up', { gross: '1440.54' }, ['BR-CO-15']],
    ['a base that is not the sum of its lines', { vat: [{ ...vat, base: '1200.45' }] }, ['BR-S-08']],
    ['no lines', { lines: [] }, ['BR-16', 'BR-CO-10', 'BR-S-08']],
    ['no VAT', { vat: [] }, ['BR-CO-14', 'BR-CO-18']],
    ['no VAT number where VAT is asked', { seller: { ...seller, vatNumber: null } }, ['BR-S-02']],
  ])('%s', (_name, change, rules) => expect(changed(change)).toEqual(rules));

  it.each<[string, string, string, string[]]>([
    ['a type that France does not know', '>380<', '>325<', ['BR-FR-04']],
    ['a note that is missing', '>PMT<', '>ABC<', ['BR-FR-05']],
    ['a note that stands twice', '>AAB<', '>PMD<', ['BR-FR-05', 'BR-FR-06']],
    ['two treatments', '>AAI<', '>BAR<', ['BR-FR-31']],
    ['an unknown treatment', '>B2B<', '>B2G<', ['BR-FR-20']],
    ['an unknown process', '<ram:ID>S1<', '<ram:ID>X1<', ['BR-FR-08']],
    ['a process of a paid invoice that is not paid', '<ram:ID>S1<', '<ram:ID>S2<', ['BR-FR-CO-09']],
    ['a correction without its invoice', '>380<', '>384<', ['BR-FR-CO-04']],
    [
      'a category that France does not know',
      '<ram:CategoryCode>S</ram:CategoryCode>',
      '<ram:CategoryCode>L</ram:CategoryCode>',
      ['BR-CO-18', 'BR-FR-15', 'BR-L-05', 'BR-S-08'],
    ],
    ['another amount to pay', '<ram:DuePayableAmount>1440.53', '<ram:DuePayableAmount>1440.52', ['BR-CO-16']],
    [
      'a discount that no total knows',
      '<ram:TaxBasisTotalAmount>',
      '<ram:AllowanceTotalAmount>1.00</ram:AllowanceTotalAmount><ram:TaxBasisTotalAmount>',
      ['BR-CO-11', 'BR-CO-13'],
    ],
    [
      'a charge that no total knows',
      '<ram:TaxBasisTotalAmount>',
      '<ram:ChargeTotalAmount>1.00</ram:ChargeTotalAmount><ram:TaxBasisTotalAmount>',
      ['BR-CO-12', 'BR-CO-13'],
    ],
    ['a line that does not multiply', '<ram:ChargeAmount>95.00', '<ram:ChargeAmount>95.01', ['BT-131']],
    ['a negative price', '<ram:ChargeAmount>95.00', '<ram:ChargeAmount>-95.00', ['BR-27', 'BT-131']],
    ['two lines of one number', '<ram:LineID>2<', '<ram:LineID>1<', ['BR-21']],
    [
      'a SIREN under another scheme',
      '<ram:ID schemeID="0002">732829320',
      '<ram:ID schemeID="0060">732829320',
      ['BR-FR-09', 'BR-FR-10'],
    ],
    ['another currency', '<ram:InvoiceCurrencyCode>EUR', '<ram:InvoiceCurrencyCode>USD', ['BR-05']],
  ])('%s', (_name, from, to, rules) => expect(broken(from, to)).toEqual(rules));

  it('a buyer without electronic address between professionals', () => {
    const xml = invoiceXml({
      ...monthlyInvoice,
      buyer: { ...buyer, siren: null, siret: null, electronicAddress: null },
    });
    expect(rulesOf(xml)).toEqual(['BR-FR-11', 'BR-FR-12']);
  });

  it('an exemption without its reason, a reverse charge without the number of the client', () => {
    const [line] = monthlyInvoice.lines;
    const untaxed = (category: 'E' | 'AE') =>
      changed({
        lines: line ? [{ ...line, vatCategory: category, vatRate: 0 }] : [],
        vat: [{ category, rate: 0, base: '1034.19', vat: '0.00', exemption: null }],
        net: '1034.19',
        vatTotal: '0.00',
        gross: '1034.19',
        buyer: { ...buyer, vatNumber: null },
      });
    expect([untaxed('E'), untaxed('AE')]).toEqual([['BR-E-10'], ['BR-AE-02']]);
  });

  it('an amount due without a date or terms', () => {
    const xml = without('SpecifiedTradePaymentTerms')(invoiceXml(monthlyInvoice));
    expect(rulesOf(xml)).toEqual(['BR-CO-25']);
  });
});
