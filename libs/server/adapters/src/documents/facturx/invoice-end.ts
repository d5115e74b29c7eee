import { amountText } from '@vigie/rules';
import type { InvoiceContent } from '@vigie/wire';
import { centsOf } from './cents';
import { spacedIban } from './company-words';
import { invoiceTexts as t, percent } from './invoice.texts';
import { bottomOf, day, heightOf, ink, margin, money, muted, rule, widthOf, write, type Pdf } from './page';

const row = 15;
const dueRow = 24;
const small = { size: 7.5, colour: muted } as const;
const noteStyle = { size: 9 } as const;

type Row = [label: string, amount: string];

/** Totals, how to pay and what the law wants to be said: together on one page. */
export function drawEnd(pdf: Pdf, invoice: InvoiceContent, newPage: () => void): void {
  const sums = sumsOf(invoice);
  const mentions = mentionsOf(invoice);
  const width = widthOf(pdf);
  const noteHeight = invoice.note === null ? 0 : heightOf(pdf, invoice.note, width, noteStyle) + 12;
  const said = mentions.reduce((sum, text) => sum + heightOf(pdf, text, width, small) + 2, 0);
  const block = Math.max(sums.length * row + dueRow, payment.height);
  if (pdf.y + 8 + block + 14 + noteHeight + said > bottomOf(pdf)) newPage();
  const top = pdf.y + 8;
  drawSums(pdf, sums, dueOf(invoice), top);
  drawPayment(pdf, invoice, top);
  let y = top + block + 14;
  if (invoice.note !== null) y = write(pdf, invoice.note, { x: margin, y, width }, noteStyle) + 12;
  for (const text of mentions) y = write(pdf, text, { x: margin, y, width }, small) + 2;
  pdf.y = y;
}

function sumsOf({ net, vat, gross, paid }: InvoiceContent): Row[] {
  const taxes = vat.map(({ category, rate, base, vat: amount }): Row => {
    const name = category === 'S' ? `${percent(rate)}\u00a0%` : t.untaxed[category];
    return [t.sums.vat(name, money(base)), money(amount)];
  });
  const isPaid = centsOf(paid) !== 0n;
  return [
    [t.sums.net, money(net)],
    ...taxes,
    [t.sums.gross, money(gross)],
    ...(isPaid ? [[t.sums.paid, money(amountText(-centsOf(paid)))] satisfies Row] : []),
  ];
}

const dueOf = ({ kind, gross, paid }: InvoiceContent): Row => [
  kind === 'invoice' ? t.sums.due : t.sums.credit,
  money(amountText(centsOf(gross) - centsOf(paid))),
];

const sums = { width: 235, amount: 95 };
function drawSums(pdf: Pdf, rows: readonly Row[], due: Row, top: number): void {
  const x = margin + widthOf(pdf) - sums.width;
  const pair = ([label, amount]: Row, y: number, style: Parameters<typeof write>[3]) => {
    write(pdf, label, { x, y, width: sums.width - sums.amount }, { ...style, align: 'left' });
    const box = { x: x + sums.width - sums.amount - 20, y, width: sums.amount + 20 };
    write(pdf, amount, box, { ...style, align: 'right' });
  };
  rows.forEach((one, index) => pair(one, top + index * row, { size: 9 }));
  const y = top + rows.length * row;
  pdf
    .moveTo(x, y)
    .lineTo(x + sums.width, y)
    .lineWidth(0.8)
    .strokeColor(ink)
    .stroke();
  pair(due, y + 6, { size: 11.5, font: 'bold' });
}

const payment = { height: 78, width: 240, label: 62 };
/** Left of the totals: by when, to which account, with which reference. */
function drawPayment(pdf: Pdf, { kind, dueOn, seller, number }: InvoiceContent, top: number): void {
  if (kind === 'credit-note') {
    write(pdf, t.creditTerms, { x: margin, y: top, width: payment.width }, { size: 9 });
    return;
  }
  const rows: [string, string | null][] = [
    [t.payment.iban, seller.iban === null ? null : spacedIban(seller.iban)],
    [t.payment.bic, seller.bic],
    [t.payment.reference, number],
  ];
  const title = dueOn === null ? t.payment.transfer : t.payment.before(day(dueOn));
  let y = write(pdf, title, { x: margin, y: top, width: payment.width }, { size: 9, font: 'bold' }) + 4;
  for (const [label, value] of rows) {
    if (value === null) continue;
    write(pdf, label, { x: margin, y, width: payment.label }, { size: 8.5, colour: muted });
    const box = { x: margin + payment.label, y, width: payment.width - payment.label };
    y = write(pdf, value, box, { size: 8.5 }) + 2;
  }
}

/** C. com. L441-9 and CGI, annexe II, 242 nonies A. */
function mentionsOf({ kind, vat, seller, penalty, clientKind }: InvoiceContent): string[] {
  const reasons = vat.flatMap(({ exemption, category }) => exemption ?? t.exemptions[category] ?? []);
  const late = [t.penalty(penalty), t.indemnity(clientKind === 'professional'), t.discount];
  return [
    ...new Set(reasons),
    [t.operation, ...(seller.vatOnDebits ? [t.debits] : [])].join(' '),
    ...(kind === 'invoice' ? late : []),
  ];
}

/** The foot of every page: who we are, and which page of how many. */
export function drawFeet(pdf: Pdf, legal: string, name: string): void {
  const { start, count } = pdf.bufferedPageRange();
  for (let index = 0; index < count; index += 1) {
    pdf.switchToPage(start + index);
    // A foot stands below the margin, which would begin another page.
    pdf.page.margins.bottom = 0;
    const y = pdf.page.height - margin - 12;
    rule(pdf, y - 6);
    const box = { x: margin, y, width: widthOf(pdf) };
    write(pdf, legal, { ...box, width: box.width - 150 }, { size: 7, colour: muted });
    write(pdf, t.page(name, index + 1, count), box, { size: 7, colour: muted, align: 'right' });
  }
}
