import { buffer } from 'node:stream/consumers';
import { Injectable } from '@nestjs/common';
import { ClaimDocument, type ClaimFacts } from '@vigie/billing';
import { shortRate, type InvoiceParty } from '@vigie/rules';
import { revisionNumbers, type ClaimedInvoice } from '@vigie/wire';
import PDFDocument from 'pdfkit';
import { claimWords as t } from './claim.texts';
import { printable, proofFonts } from './proof-fonts';

const margin = 56;
const ink = '#161b26';
const muted = '#5a6675';
const rule = '#e3e6eb';
/** Where the numbers of a line end, from the right, and how wide they are. */
const columns = { amount: [0, 96], rate: [100, 92], base: [196, 84], days: [284, 36] } as const;
type Column = keyof typeof columns;

type Pdf = InstanceType<typeof PDFDocument>;
const money = (text: string) => revisionNumbers.money(text, 'fr');
const decimal = (text: string) => revisionNumbers.decimal(text, 'fr');

/** Draws claims of penalties. */
@Injectable()
export class PdfClaimDocument extends ClaimDocument {
  pdf(facts: ClaimFacts): Promise<Buffer> {
    const pdf = new PDFDocument({
      ...{ size: 'A4', margin, lang: 'fr', displayTitle: true },
      info: { Title: printable(t.title(facts.number)), Creator: 'Vigie', Author: 'Vigie' },
    });
    for (const [name, file] of Object.entries(proofFonts)) pdf.registerFont(name, file);
    const bytes = buffer(pdf);
    drawHead(pdf, facts);
    for (const invoice of facts.invoices) drawInvoice(pdf, invoice);
    drawSums(pdf, facts);
    pdf.end();
    return bytes;
  }
}

const widthOf = (pdf: Pdf) => pdf.page.width - 2 * margin;

/** Begins a page when this much does not fit on the one at hand. */
function room(pdf: Pdf, height: number): void {
  if (pdf.y + height > pdf.page.height - margin) pdf.addPage();
}

function drawHead(pdf: Pdf, { seller, buyer, client, number, issuedOn, asOf }: ClaimFacts): void {
  const half = widthOf(pdf) / 2;
  const left = seller ? drawParty(pdf, seller, margin, half - 12) : margin;
  const right = drawParty(pdf, buyer ?? { name: client }, margin + half, half);
  pdf.y = Math.max(left, right) + 26;
  pdf.font('bold').fontSize(14).fillColor(ink).text(t.heading, margin, pdf.y);
  pdf.font('text').fontSize(10).fillColor(muted).text(t.number(number, issuedOn)).moveDown(0.8);
  prose(pdf, t.intro(asOf));
}

/** Returns how far down it reaches. */
function drawParty(
  pdf: Pdf,
  party: Pick<InvoiceParty, 'name'> & Partial<InvoiceParty>,
  x: number,
  width: number,
) {
  pdf.font('bold').fontSize(10.5).fillColor(ink).text(printable(party.name), x, margin, { width });
  const { street, postalCode, city, siren } = party;
  const lines = [street, [postalCode, city].filter(Boolean).join(' '), siren ? t.siren(siren) : ''];
  pdf.font('text').fontSize(9).fillColor(muted);
  for (const line of lines) if (line) pdf.text(printable(line), { width });
  return pdf.y;
}

function prose(pdf: Pdf, text: string): void {
  pdf
    .font('text')
    .fontSize(9.5)
    .fillColor(ink)
    .text(printable(text), margin, pdf.y, { width: widthOf(pdf) });
  pdf.moveDown(0.6);
}

function note(pdf: Pdf, text: string): void {
  pdf
    .font('text')
    .fontSize(8)
    .fillColor(muted)
    .text(printable(text), margin, pdf.y, { width: widthOf(pdf) });
}

function drawInvoice(pdf: Pdf, { computation, take, penalty, indemnity }: ClaimedInvoice): void {
  const { number, dueOn, gross, payments, method, floor } = computation;
  const used = take === 'floor' ? 'FLOOR' : method;
  const segments = take === 'floor' ? computation.floorSegments : computation.segments;
  room(pdf, 120);
  pdf.moveDown(0.4).font('bold').fontSize(10.5).fillColor(ink);
  pdf.text(printable(t.invoice(number, dueOn)), margin, pdf.y, { width: widthOf(pdf) }).moveDown(0.2);
  note(pdf, t.gross(money(gross)));
  const paid = payments.map(({ amount, date }) => t.paid(money(amount), date)).join(', ');
  if (paid) note(pdf, t.payments(paid));
  if (penalty !== '0.00') {
    note(pdf, t.method(t.methods[used]));
    pdf.moveDown(0.4);
    drawRow(pdf, { label: t.columns.period, ...t.columns }, muted);
    for (const { from, to, days, base, rate, amount } of segments) {
      room(pdf, 16);
      const text = t.rate(decimal(shortRate(rate)), used === 'M2' || used === 'M3');
      const numbers = { days: String(days), base: money(base), rate: text, amount: t.exact(decimal(amount)) };
      drawRow(pdf, { label: t.period(from, to), ...numbers }, ink);
    }
    hairline(pdf);
    drawSum(pdf, t.rounded, penalty);
    if (used !== 'FLOOR') note(pdf, t.floor(money(floor)));
    if (take === 'floor' && method !== 'FLOOR') note(pdf, t.tookFloor);
  }
  if (indemnity !== '0.00') drawSum(pdf, t.indemnity, indemnity);
  drawNotes(pdf, computation);
  pdf.moveDown(0.5);
}

function drawNotes(pdf: Pdf, { waived, awaitingRateFrom }: ClaimedInvoice['computation']): void {
  if (awaitingRateFrom) note(pdf, t.warnings['penalty.rate-awaited']);
  for (const { kind } of waived) note(pdf, t.waived[kind]);
}

type Row = { label: string } & Record<Column, string>;
function drawRow(pdf: Pdf, row: Row, colour: string): void {
  const top = pdf.y;
  pdf.font('text').fontSize(8.5).fillColor(colour);
  for (const name of Object.keys(columns) as Column[]) {
    const [end, width] = columns[name];
    pdf.text(row[name], pdf.page.width - margin - end - width, top, { width, align: 'right' });
  }
  pdf.text(printable(row.label), margin, top, { width: 150 }).moveDown(0.15);
}

function drawSum(pdf: Pdf, label: string, amount: string, size = 9): void {
  room(pdf, size + 8);
  const top = pdf.y;
  pdf.font('bold').fontSize(size).fillColor(ink);
  pdf.text(money(amount), margin, top, { width: widthOf(pdf), align: 'right' });
  pdf.text(printable(label), margin, top, { width: widthOf(pdf) - 110 }).moveDown(0.2);
}

function hairline(pdf: Pdf): void {
  const y = pdf.y + 1;
  const right = pdf.page.width - margin;
  pdf.moveTo(margin, y).lineTo(right, y).lineWidth(0.5).strokeColor(rule).stroke();
  pdf.y = y + 4;
}

function drawSums(pdf: Pdf, { penalty, indemnity, total, seller, number }: ClaimFacts): void {
  room(pdf, 130);
  hairline(pdf);
  drawSum(pdf, t.sums.penalty, penalty);
  drawSum(pdf, t.sums.indemnity, indemnity);
  drawSum(pdf, t.sums.total, total, 12);
  note(pdf, t.untaxed);
  pdf.moveDown(0.6);
  note(pdf, t.conventions);
  if (seller?.iban) {
    pdf.moveDown(0.6);
    prose(pdf, t.pay(seller.iban, number));
  }
}
