import {
  amountText,
  isSameNumber,
  readDecimal,
  type InvoiceParty,
  type InvoiceSeller,
  type LocalDate,
} from '@vigie/rules';
import type { InvoiceContent, InvoiceContentLine, InvoiceContentVat, InvoicePeriod } from '@vigie/wire';
import XMLBuilder from 'fast-xml-builder';
import { centsOf } from './cents';
import { sellerLegal } from './company-words';
import { invoiceTexts as t } from './invoice.texts';

/** Elements in the order of the schema; what is undefined is left out. */
interface Element {
  [name: string]: Content;
}
type Content = string | Element | readonly (string | Element)[] | undefined;

const builder = new XMLBuilder({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  textNodeName: '#',
  suppressEmptyNode: true,
});
const namespaces = {
  '@xmlns:rsm': 'urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100',
  '@xmlns:ram': 'urn:un:unece:uncefact:data:standard:ReusableAggregateBusinessInformationEntity:100',
  '@xmlns:udt': 'urn:un:unece:uncefact:data:standard:UnqualifiedDataType:100',
  '@xmlns:qdt': 'urn:un:unece:uncefact:data:standard:QualifiedDataType:100',
};

/** An invoice as EN 16931 wants it (syntax CII), with what the French reform asks for besides. */
export function invoiceXml(invoice: InvoiceContent): string {
  const root: Element = {
    ...namespaces,
    'rsm:ExchangedDocumentContext': {
      'ram:BusinessProcessSpecifiedDocumentContextParameter': { 'ram:ID': processOf(invoice) },
      'ram:GuidelineSpecifiedDocumentContextParameter': { 'ram:ID': 'urn:cen.eu:en16931:2017' },
    },
    'rsm:ExchangedDocument': {
      'ram:ID': text(invoice.number),
      'ram:TypeCode': invoice.kind === 'invoice' ? '380' : '381',
      'ram:IssueDateTime': day(invoice.issuedOn),
      'ram:IncludedNote': notesOf(invoice).map(([subject, content]) => ({
        'ram:Content': text(content),
        'ram:SubjectCode': subject,
      })),
    },
    'rsm:SupplyChainTradeTransaction': {
      'ram:IncludedSupplyChainTradeLineItem': invoice.lines.map(lineOf),
      'ram:ApplicableHeaderTradeAgreement': agreementOf(invoice),
      'ram:ApplicableHeaderTradeDelivery': deliveryOf(invoice),
      'ram:ApplicableHeaderTradeSettlement': settlementOf(invoice),
    },
  };
  const xml: unknown = builder.build({
    '?xml': { '@version': '1.0', '@encoding': 'UTF-8' },
    'rsm:CrossIndustryInvoice': root,
  });
  return String(xml);
}

/** BT-23: services, S2 once the whole is paid. */
const processOf = ({ kind, gross, paid }: InvoiceContent) =>
  kind === 'invoice' && !isSameNumber(gross, '0') && isSameNumber(gross, paid) ? 'S2' : 'S1';

/** Whether the tax treats it as business to business, at home or abroad (note BAR). */
function treatmentOf({ buyer, clientKind }: InvoiceContent): string {
  const abroad = buyer.country === 'FR' ? '' : 'INT';
  return (clientKind === 'professional' ? 'B2B' : 'B2C') + abroad;
}

function notesOf(invoice: InvoiceContent): [subject: string, content: string][] {
  const { seller, note, penalty, clientKind } = invoice;
  const general = [t.operation, ...(seller.vatOnDebits ? [t.debits] : [])].join(' ');
  return [
    ['PMT', t.indemnity(clientKind === 'professional')],
    ['PMD', t.penalty(penalty)],
    ['AAB', t.discount],
    ['BAR', treatmentOf(invoice)],
    ['AAI', general],
    ...(note === null ? [] : [['AAI', note] satisfies [string, string]]),
  ];
}

function lineOf(line: InvoiceContentLine, index: number): Element {
  const unitCode = t.units[line.unit].code;
  const { price, quantity, base } = priced(line);
  return {
    'ram:AssociatedDocumentLineDocument': { 'ram:LineID': String(index + 1) },
    'ram:SpecifiedTradeProduct': {
      'ram:Name': text(line.label),
      'ram:Description': line.detail === null ? undefined : text(line.detail),
    },
    'ram:SpecifiedLineTradeAgreement': {
      'ram:NetPriceProductTradePrice': {
        'ram:ChargeAmount': price,
        'ram:BasisQuantity': base === null ? undefined : { '@unitCode': unitCode, '#': base },
      },
    },
    'ram:SpecifiedLineTradeDelivery': { 'ram:BilledQuantity': { '@unitCode': unitCode, '#': quantity } },
    'ram:SpecifiedLineTradeSettlement': {
      'ram:ApplicableTradeTax': {
        'ram:TypeCode': 'VAT',
        'ram:CategoryCode': line.vatCategory,
        'ram:RateApplicablePercent': line.vatCategory === 'O' ? undefined : rate(line.vatRate),
      },
      'ram:BillingSpecifiedPeriod': periodOf(line.period),
      'ram:SpecifiedTradeSettlementLineMonetarySummation': { 'ram:LineTotalAmount': line.net },
    },
  };
}

/**
 * A price is never negative (BR-27): the quantity takes the sign. Where the amount that was agreed is not quantity times
 * price to the cent, the price is that of the whole quantity, so that the line multiplies exactly.
 */
function priced({ unitPrice, quantity, net }: InvoiceContentLine) {
  const [price, count, total] = [readDecimal(unitPrice), readDecimal(quantity), readDecimal(net)];
  const turned = (value: string) => (value.startsWith('-') ? value.slice(1) : `-${value}`);
  const isNegative = unitPrice.startsWith('-');
  const signed = isNegative ? turned(quantity) : quantity;
  if (price && count && total && !price.mul(count).equals(total) && !count.equals(0))
    return {
      price: net.replace('-', ''),
      quantity: net.startsWith('-') === signed.startsWith('-') ? signed : turned(signed),
      base: quantity.replace('-', ''),
    };
  return { price: unitPrice.replace('-', ''), quantity: signed, base: null };
}

function agreementOf({ seller, buyer, orderReference, contractReference, vat }: InvoiceContent): Element {
  const outside = vat.some(({ category }) => category === 'O');
  const reference = (value: string | null) =>
    value === null ? undefined : { 'ram:IssuerAssignedID': text(value) };
  return {
    'ram:SellerTradeParty': partyOf(seller, sellerLegal(seller), outside),
    'ram:BuyerTradeParty': partyOf(buyer, null, outside),
    'ram:BuyerOrderReferencedDocument': reference(orderReference),
    'ram:ContractReferencedDocument': reference(contractReference),
  };
}

function partyOf(party: InvoiceParty | InvoiceSeller, legal: string | null, outsideVat: boolean): Element {
  const address = party.electronicAddress ?? party.siren;
  const [first = '', second, third] = party.street.split('\n');
  return {
    'ram:GlobalID': party.siret === null ? undefined : { '@schemeID': '0009', '#': party.siret },
    'ram:Name': text(party.name),
    'ram:Description': legal === null ? undefined : text(legal),
    'ram:SpecifiedLegalOrganization':
      party.siren === null ? undefined : { 'ram:ID': { '@schemeID': '0002', '#': party.siren } },
    'ram:DefinedTradeContact': contactOf(party),
    'ram:PostalTradeAddress': {
      'ram:PostcodeCode': text(party.postalCode),
      'ram:LineOne': text(first),
      'ram:LineTwo': second === undefined ? undefined : text(second),
      'ram:LineThree': third === undefined ? undefined : text(third),
      'ram:CityName': text(party.city),
      'ram:CountryID': party.country,
    },
    'ram:URIUniversalCommunication':
      address === null ? undefined : { 'ram:URIID': { '@schemeID': '0225', '#': text(address) } },
    // Outside the scope of VAT no number of VAT may stand (BR-O-02).
    'ram:SpecifiedTaxRegistration':
      party.vatNumber === null || outsideVat
        ? undefined
        : { 'ram:ID': { '@schemeID': 'VA', '#': party.vatNumber } },
  };
}

function contactOf(party: InvoiceParty | InvoiceSeller): Element | undefined {
  if (!('phone' in party) || (party.phone === null && party.email === null)) return undefined;
  return {
    'ram:PersonName': text(party.name),
    'ram:TelephoneUniversalCommunication':
      party.phone === null ? undefined : { 'ram:CompleteNumber': text(party.phone) },
    'ram:EmailURIUniversalCommunication':
      party.email === null ? undefined : { 'ram:URIID': text(party.email) },
  };
}

/** The day on which the service is complete; goods that leave for another member state say where they go. */
function deliveryOf({ period, issuedOn, vat, buyer }: InvoiceContent): Element {
  const leaves = vat.some(({ category }) => category === 'K');
  return {
    'ram:ShipToTradeParty': leaves
      ? { 'ram:PostalTradeAddress': { 'ram:CountryID': buyer.country } }
      : undefined,
    'ram:ActualDeliverySupplyChainEvent': { 'ram:OccurrenceDateTime': day(period?.to ?? issuedOn) },
  };
}

function settlementOf(invoice: InvoiceContent): Element {
  const { number, kind, corrects, dueOn, period, vat, seller } = invoice;
  return {
    'ram:PaymentReference': kind === 'invoice' ? text(number) : undefined,
    'ram:InvoiceCurrencyCode': 'EUR',
    'ram:SpecifiedTradeSettlementPaymentMeans': kind === 'invoice' ? accountOf(seller) : undefined,
    'ram:ApplicableTradeTax': vat.map((one) => taxOf(one, seller.vatOnDebits)),
    'ram:BillingSpecifiedPeriod': periodOf(period),
    'ram:SpecifiedTradePaymentTerms': {
      'ram:Description': dueOn === null ? t.creditTerms : undefined,
      'ram:DueDateDateTime': dueOn === null ? undefined : day(dueOn),
    },
    'ram:SpecifiedTradeSettlementHeaderMonetarySummation': totalsOf(invoice),
    'ram:InvoiceReferencedDocument': corrects
      ? {
          'ram:IssuerAssignedID': text(corrects.number),
          'ram:FormattedIssueDateTime': { 'qdt:DateTimeString': digits(corrects.issuedOn) },
        }
      : undefined,
  };
}

/** A transfer to our account. */
function accountOf({ iban, bic }: InvoiceSeller): Element | undefined {
  if (iban === null) return undefined;
  return {
    'ram:TypeCode': '30',
    'ram:PayeePartyCreditorFinancialAccount': { 'ram:IBANID': iban },
    'ram:PayeeSpecifiedCreditorFinancialInstitution': bic === null ? undefined : { 'ram:BICID': bic },
  };
}

/** VAT of services is due when they are paid (72), with the option for debits when they are invoiced (5). */
function taxOf(
  { category, rate: hundredths, base, vat, exemption }: InvoiceContentVat,
  onDebits: boolean,
): Element {
  const reason = exemption ?? t.exemptions[category];
  return {
    'ram:CalculatedAmount': vat,
    'ram:TypeCode': 'VAT',
    'ram:ExemptionReason': reason === null ? undefined : text(reason),
    'ram:BasisAmount': base,
    'ram:CategoryCode': category,
    'ram:DueDateTypeCode': category === 'S' ? (onDebits ? '5' : '72') : undefined,
    'ram:RateApplicablePercent': category === 'O' ? undefined : rate(hundredths),
  };
}

function totalsOf({ net, vatTotal, gross, paid }: InvoiceContent): Element {
  return {
    'ram:LineTotalAmount': net,
    'ram:TaxBasisTotalAmount': net,
    'ram:TaxTotalAmount': { '@currencyID': 'EUR', '#': vatTotal },
    'ram:GrandTotalAmount': gross,
    'ram:TotalPrepaidAmount': isSameNumber(paid, '0') ? undefined : paid,
    'ram:DuePayableAmount': amountText(centsOf(gross) - centsOf(paid)),
  };
}

const digits = (date: LocalDate): Element => ({ '@format': '102', '#': date.replaceAll('-', '') });
const day = (date: LocalDate): Element => ({ 'udt:DateTimeString': digits(date) });
const periodOf = (period: InvoicePeriod | null): Element | undefined =>
  period ? { 'ram:StartDateTime': day(period.from), 'ram:EndDateTime': day(period.to) } : undefined;
/** `20`, `5.5`: hundredths of a percent as percent. */
const rate = (hundredths: number) => String(hundredths / 100);

/** What XML cannot carry is left out: no reader would take the document otherwise. */
const text = (value: string) =>
  value.toWellFormed().replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '');
