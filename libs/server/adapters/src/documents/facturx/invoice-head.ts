import { spacedSiren, type InvoiceParty } from '@vigie/rules';
import type { InvoiceContent } from '@vigie/wire';
import { invoiceTexts as t } from './invoice.texts';
import { day, margin, muted, widthOf, write, type Pdf } from './page';

/** Where the address shows through the window of an envelope. */
const window = { x: 312, y: 130 };

/** Who writes, what it is, and to whom. */
export function drawHead(pdf: Pdf, invoice: InvoiceContent): void {
  drawSender(pdf, invoice);
  drawTitle(pdf, invoice);
  const left = drawFacts(pdf, invoice);
  const right = drawBuyer(pdf, invoice.buyer);
  pdf.y = Math.max(left, right) + 22;
  if (invoice.corrects) {
    const { number, issuedOn } = invoice.corrects;
    const box = { x: margin, y: pdf.y, width: widthOf(pdf) };
    pdf.y = write(pdf, t.corrects(number, day(issuedOn)), box, { size: 9.5, font: 'bold' }) + 10;
  }
}

function drawSender(pdf: Pdf, { seller }: InvoiceContent): void {
  const box = { x: margin, width: 250 };
  const style = { size: 8.5, colour: muted };
  let y = write(pdf, seller.name, { ...box, y: margin }, { size: 14, font: 'bold' }) + 3;
  for (const line of [...addressOf(seller), seller.phone, seller.email])
    if (line) y = write(pdf, line, { ...box, y }, style);
}

function drawTitle(pdf: Pdf, { kind, number }: InvoiceContent): void {
  const box = { x: window.x, width: margin + widthOf(pdf) - window.x };
  const y = write(pdf, t.titles[kind], { ...box, y: margin - 3 }, { size: 20, font: 'bold' });
  write(pdf, number, { ...box, y: y + 1 }, { size: 11 });
}

function drawFacts(pdf: Pdf, invoice: InvoiceContent): number {
  let y = window.y;
  for (const [label, value] of factsOf(invoice)) {
    write(pdf, label, { x: margin, y, width: 92 }, { size: 8.5, colour: muted });
    y = write(pdf, value, { x: margin + 96, y, width: 156 }, { size: 8.5 }) + 3;
  }
  return y;
}

function factsOf({ issuedOn, dueOn, period, orderReference, contractReference }: InvoiceContent) {
  const { facts } = t;
  const all: [string, string | null][] = [
    [facts.issued, day(issuedOn)],
    [facts.due, dueOn === null ? null : day(dueOn)],
    [facts.period, period ? t.period(day(period.from), day(period.to)) : null],
    [facts.order, orderReference],
    [facts.contract, contractReference],
  ];
  return all.flatMap(([label, value]): [string, string][] => (value === null ? [] : [[label, value]]));
}

function drawBuyer(pdf: Pdf, buyer: InvoiceParty): number {
  const box = { x: window.x, width: margin + widthOf(pdf) - window.x };
  let y = write(pdf, buyer.name, { ...box, y: window.y }, { size: 10, font: 'bold' }) + 1;
  for (const line of addressOf(buyer)) y = write(pdf, line, { ...box, y }, { size: 10 });
  y += 6;
  for (const line of numbersOf(buyer)) y = write(pdf, line, { ...box, y }, { size: 7.5, colour: muted });
  return y;
}

function addressOf({ street, postalCode, city, country }: InvoiceParty): string[] {
  const abroad = country === 'FR' ? [] : [t.country(country)];
  return [...street.split('\n'), `${postalCode} ${city}`, ...abroad];
}

const numbersOf = ({ siren, vatNumber }: InvoiceParty): string[] => [
  ...(siren === null ? [] : [t.company.siren(spacedSiren(siren))]),
  ...(vatNumber === null ? [] : [t.company.vat(vatNumber)]),
];
