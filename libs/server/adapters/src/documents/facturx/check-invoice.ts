import { centsFrom, isLocalDate, ratioOf, readAmount, readDecimal, type Cents } from '@vigie/rules';
import { XMLParser } from 'fast-xml-parser';
import { checkParties, treatmentOf } from './check-parties';
import type { InvoiceFault, Report } from './invoice-fault';
import { children, texts, textOf, type Node } from './xml-node';

const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  textNodeName: '#',
  parseTagValue: false,
  parseAttributeValue: false,
  removeNSPrefix: true,
  alwaysCreateTextNode: true,
  isArray: (_name, _path, _leaf, isAttribute) => !isAttribute,
});

const documentTypes = '380 389 393 501 386 500 384 471 472 473 261 262 381 396 502 503'.split(' ');
const processes = 'B1 S1 M1 B2 S2 M2 S3 B4 S4 M4 S5 S6 B7 S7 B8 S8 M8 B9 S9 M9'.split(' ');
const categories = ['S', 'E', 'AE', 'K', 'G', 'O', 'Z'];
const rates = '0 0.9 1.05 1.75 2.1 5.5 7 8.5 9.2 9.6 10 13 19.6 20 20.6'.split(' ');
const treatments = ['B2B', 'B2BINT', 'B2C', 'B2CINT', 'OUTOFSCOPE', 'ARCHIVEONLY'];
const header = ['SupplyChainTradeTransaction', 'ApplicableHeaderTradeSettlement'];
const monetary = 'SpecifiedTradeSettlementHeaderMonetarySummation';

/**
 * Reads the XML of an invoice again and tells every rule that it breaks: those of France (BR-FR) and the arithmetic of
 * EN 16931 (BR-CO, BR-S-08 and their like), to the cent. A sound document has none.
 */
export function invoiceFaults(xml: string): InvoiceFault[] {
  const parsed = parser.parse(xml) as Node;
  const root = children(parsed, 'CrossIndustryInvoice')[0] ?? {};
  const faults: InvoiceFault[] = [];
  const report: Report = (rule, holds, value) => {
    if (!holds) faults.push({ rule, value: value ?? '' });
  };
  checkHead(root, report);
  checkNotes(root, report);
  checkParties(root, report);
  checkReferences(root, report);
  checkLines(root, report);
  checkTaxes(root, report);
  checkTotals(root, report);
  return faults;
}

function checkHead(root: Node, report: Report): void {
  const number = textOf(root, 'ExchangedDocument', 'ID') ?? '';
  report('BR-FR-01', number.length >= 1 && number.length <= 35, number);
  report('BR-FR-02', /^[A-Za-z0-9+\-_/]*$/.test(number), number);
  const type = textOf(root, 'ExchangedDocument', 'TypeCode') ?? '';
  report('BR-FR-04', documentTypes.includes(type), type);
  const process = processOf(root);
  report('BR-FR-08', processes.includes(process), process);
  for (const date of datesOf(root)) report('BR-FR-03', isDay(date), date);
  const currency = textOf(root, ...header, 'InvoiceCurrencyCode');
  report('BR-05', currency === 'EUR', currency);
}

const processOf = (root: Node) =>
  textOf(root, 'ExchangedDocumentContext', 'BusinessProcessSpecifiedDocumentContextParameter', 'ID') ?? '';

/** The notes that French law wants, each once. */
function checkNotes(root: Node, report: Report): void {
  const subjects = texts(root, 'ExchangedDocument', 'IncludedNote', 'SubjectCode');
  const count = (code: string) => subjects.filter((subject) => subject === code).length;
  for (const code of ['PMT', 'PMD', 'AAB']) {
    report('BR-FR-05', count(code) >= 1, code);
    report('BR-FR-06', count(code) <= 1, code);
  }
  report('BR-FR-31', count('BAR') <= 1, 'BAR');
  const treatment = treatmentOf(root);
  report('BR-FR-20', treatment === null || treatments.includes(treatment), treatment);
}

function checkReferences(root: Node, report: Report): void {
  const type = textOf(root, 'ExchangedDocument', 'TypeCode') ?? '';
  const earlier = children(root, ...header, 'InvoiceReferencedDocument');
  const dated = earlier.filter(
    (one) => textOf(one, 'IssuerAssignedID') && textOf(one, 'FormattedIssueDateTime', 'DateTimeString'),
  );
  const takesBack = ['261', '381', '396', '502', '503'].includes(type);
  report('BR-FR-CO-05', !takesBack || dated.length >= 1, type);
  const corrects = ['384', '471', '472', '473'].includes(type);
  report('BR-FR-CO-04', !corrects || earlier.length === 1, type);
  const issued = textOf(root, 'ExchangedDocument', 'IssueDateTime', 'DateTimeString') ?? '';
  const terms = [...header, 'SpecifiedTradePaymentTerms'];
  const due = textOf(root, ...terms, 'DueDateDateTime', 'DateTimeString');
  const process = processOf(root);
  const exempt = type === '386' || ['B2', 'S2', 'M2'].includes(process);
  report('BR-FR-CO-07', due === null || exempt || due >= issued, due);
  const open = amountOf(root, 'DuePayableAmount') ?? 0n;
  report('BR-CO-25', open <= 0n || due !== null || textOf(root, ...terms, 'Description') !== null);
  if (['B2', 'S2', 'M2'].includes(process)) {
    const isPaid = amountOf(root, 'TotalPrepaidAmount') === amountOf(root, 'GrandTotalAmount');
    report('BR-FR-CO-09', isPaid && open === 0n && due !== null, process);
  }
}

function checkLines(root: Node, report: Report): void {
  const lines = linesOf(root);
  report('BR-16', lines.length > 0);
  const numbers = lines.map((line) => textOf(line, 'AssociatedDocumentLineDocument', 'LineID') ?? '');
  report('BR-21', numbers.every(Boolean) && new Set(numbers).size === numbers.length);
  for (const [index, line] of lines.entries()) checkLine(line, numbers[index] ?? '', report);
}

function checkLine(line: Node, number: string, report: Report): void {
  report('BR-25', textOf(line, 'SpecifiedTradeProduct', 'Name') !== null, number);
  const net = line_(line, 'SpecifiedTradeSettlementLineMonetarySummation', 'LineTotalAmount');
  const price = 'NetPriceProductTradePrice';
  const amount = readDecimal(textOf(line, 'SpecifiedLineTradeAgreement', price, 'ChargeAmount') ?? '');
  const base = readDecimal(textOf(line, 'SpecifiedLineTradeAgreement', price, 'BasisQuantity') ?? '1');
  const quantity = readDecimal(textOf(line, 'SpecifiedLineTradeDelivery', 'BilledQuantity') ?? '');
  report('BR-27', amount !== null && amount.s >= 0n, number);
  const cents = readAmount(net ?? '');
  report('BR-24', cents !== null, number);
  const product = amount && base && quantity && !base.equals(0) ? amount.mul(quantity).div(base) : null;
  report('BT-131', product !== null && centsFrom(product) === cents, number);
  const category = line_(line, 'ApplicableTradeTax', 'CategoryCode') ?? '';
  const rate = line_(line, 'ApplicableTradeTax', 'RateApplicablePercent');
  report('BR-FR-15', categories.includes(category), category);
  report('BR-FR-16', rate === null || rates.includes(rate), rate);
  report(`BR-${category}-05`, isRateOf(category, rate), rate);
}

/** Without a category a rate says nothing; only S may tax, and O names no rate. */
const isRateOf = (category: string, rate: string | null) =>
  category === 'S' ? rate !== null && Number(rate) > 0 : category === 'O' ? rate === null : rate === '0';

function checkTaxes(root: Node, report: Report): void {
  const taxes = children(root, ...header, 'ApplicableTradeTax');
  report('BR-CO-18', taxes.length > 0);
  const sums = new Map<string, Cents>();
  for (const line of linesOf(root)) {
    const key = keyOf(children(line, 'SpecifiedLineTradeSettlement', 'ApplicableTradeTax')[0] ?? {});
    const net = line_(line, 'SpecifiedTradeSettlementLineMonetarySummation', 'LineTotalAmount');
    sums.set(key, (sums.get(key) ?? 0n) + (readAmount(net ?? '') ?? 0n));
  }
  const keys = taxes.map(keyOf);
  report(
    'BR-CO-18',
    new Set(keys).size === keys.length && [...sums.keys()].every((key) => keys.includes(key)),
  );
  for (const tax of taxes) checkTax(tax, sums.get(keyOf(tax)) ?? 0n, report);
  const hasOutside = keys.some((key) => key.startsWith('O '));
  report('BR-O-11', !hasOutside || keys.length === 1);
}

const keyOf = (tax: Node) =>
  `${textOf(tax, 'CategoryCode') ?? ''} ${textOf(tax, 'RateApplicablePercent') ?? ''}`;

function checkTax(tax: Node, sum: Cents, report: Report): void {
  const category = textOf(tax, 'CategoryCode') ?? '';
  const rateText = textOf(tax, 'RateApplicablePercent');
  const base = readAmount(textOf(tax, 'BasisAmount') ?? '');
  const vat = readAmount(textOf(tax, 'CalculatedAmount') ?? '');
  const reason = textOf(tax, 'ExemptionReason') ?? textOf(tax, 'ExemptionReasonCode');
  report('BR-FR-15', categories.includes(category), category);
  report('BR-FR-16', rateText === null || rates.includes(rateText), rateText);
  report(`BR-${category}-08`, base === sum, keyOf(tax));
  const rate = readDecimal(rateText ?? '0');
  const expected = base !== null && rate ? centsFrom(ratioOf(base, 10_000n).mul(rate)) : null;
  report('BR-CO-17', vat !== null && vat === expected, keyOf(tax));
  const needsReason = ['E', 'AE', 'K', 'G', 'O'].includes(category);
  report(`BR-${category}-10`, needsReason === (reason !== null), reason);
}

/** BR-CO-10 to 16: the totals are those of the lines and of the taxes. */
function checkTotals(root: Node, report: Report): void {
  const total = (name: string) => amountOf(root, name);
  const lines = linesOf(root).map((line) =>
    line_(line, 'SpecifiedTradeSettlementLineMonetarySummation', 'LineTotalAmount'),
  );
  const taxes = children(root, ...header, 'ApplicableTradeTax').map((tax) => textOf(tax, 'CalculatedAmount'));
  const [charges, allowances] = [total('ChargeTotalAmount') ?? 0n, total('AllowanceTotalAmount') ?? 0n];
  const allowed = children(root, ...header, 'SpecifiedTradeAllowanceCharge');
  const given = (isCharge: boolean) =>
    sumOf(
      allowed
        .filter((one) => (textOf(one, 'ChargeIndicator', 'Indicator') === 'true') === isCharge)
        .map((one) => textOf(one, 'ActualAmount')),
    );
  const [net, vat, gross] = [
    total('TaxBasisTotalAmount'),
    total('TaxTotalAmount') ?? 0n,
    total('GrandTotalAmount'),
  ];
  report('BR-CO-10', total('LineTotalAmount') === sumOf(lines));
  report('BR-CO-11', allowances === given(false));
  report('BR-CO-12', charges === given(true));
  report('BR-CO-13', net === (total('LineTotalAmount') ?? 0n) - allowances + charges);
  report('BR-CO-14', vat === sumOf(taxes));
  report('BR-CO-15', gross === (net ?? 0n) + vat);
  const [paid, rounding] = [total('TotalPrepaidAmount') ?? 0n, total('RoundingAmount') ?? 0n];
  report('BR-CO-16', total('DuePayableAmount') === (gross ?? 0n) - paid + rounding);
}

const sumOf = (amounts: readonly (string | null)[]): Cents =>
  amounts.reduce((sum, one) => sum + (readAmount(one ?? '') ?? 0n), 0n);
const amountOf = (root: Node, name: string): Cents | null => {
  const written = textOf(root, ...header, monetary, name);
  return written === null ? null : readAmount(written);
};
const linesOf = (root: Node) =>
  children(root, 'SupplyChainTradeTransaction', 'IncludedSupplyChainTradeLineItem');
const line_ = (line: Node, ...path: string[]) => textOf(line, 'SpecifiedLineTradeSettlement', ...path);

/** Every date of the document's head and of its periods. */
function datesOf(root: Node): string[] {
  return [
    ['ExchangedDocument', 'IssueDateTime'],
    [...header, 'SpecifiedTradePaymentTerms', 'DueDateDateTime'],
    [...header, 'InvoiceReferencedDocument', 'FormattedIssueDateTime'],
    [...header, 'BillingSpecifiedPeriod', 'StartDateTime'],
    [...header, 'BillingSpecifiedPeriod', 'EndDateTime'],
  ].flatMap((path) => texts(root, ...path, 'DateTimeString'));
}

/** Years 2000 to 2099. */
const isDay = (date: string) =>
  /^20\d{6}$/.test(date) && isLocalDate(`${date.slice(0, 4)}-${date.slice(4, 6)}-${date.slice(6)}`);
