import { buffer } from 'node:stream/consumers';
import { Injectable } from '@nestjs/common';
import { ReminderLetter, type ReminderLetterFacts } from '@vigie/billing';
import type { InvoiceParty } from '@vigie/rules';
import { revisionNumbers, type RemindedInvoiceItem } from '@vigie/wire';
import PDFDocument from 'pdfkit';
import { printable, proofFonts } from './proof-fonts';
import { reminderLetterWords as t } from './reminder-letter.texts';

const margin = 56;
const ink = '#161b26';
const muted = '#5a6675';
const rule = '#e3e6eb';
/** Where the numbers of a line end, from the right, and how wide they are. */
const columns = {
  floor: [0, 84],
  penalty: [88, 84],
  open: [176, 84],
  days: [264, 40],
  due: [308, 70],
} as const;
type Column = keyof typeof columns;
type Row = { label: string } & Record<Column, string>;

type Pdf = InstanceType<typeof PDFDocument>;
const money = (text: string) => revisionNumbers.money(text, 'fr');

/** Draws letters of reminder: the text of the ledger, then the invoices with their penalties so far. */
@Injectable()
export class PdfReminderLetter extends ReminderLetter {
  pdf(facts: ReminderLetterFacts): Promise<Buffer> {
    const pdf = new PDFDocument({
      ...{ size: 'A4', margin, lang: 'fr', displayTitle: true },
      info: { Title: printable(facts.subject), Creator: 'Vigie', Author: 'Vigie' },
    });
    for (const [name, file] of Object.entries(proofFonts)) pdf.registerFont(name, file);
    const bytes = buffer(pdf);
    drawHead(pdf, facts);
    drawText(pdf, facts.text);
    drawTable(pdf, facts);
    pdf.end();
    return bytes;
  }
}

const widthOf = (pdf: Pdf) => pdf.page.width - 2 * margin;

function drawHead(pdf: Pdf, { seller, buyer, client, subject, day }: ReminderLetterFacts): void {
  const half = widthOf(pdf) / 2;
  if (seller) drawParty(pdf, seller, { x: margin, y: margin, width: half - 12 });
  // Where the window of an envelope shows it.
  drawParty(pdf, buyer ?? { name: client }, { x: margin + half, y: 128, width: half });
  pdf.y = Math.max(pdf.y, 210) + 26;
  pdf
    .font('text')
    .fontSize(9.5)
    .fillColor(muted)
    .text(t.on(seller?.city ?? null, day), margin, pdf.y);
  pdf.moveDown(1).font('bold').fontSize(12).fillColor(ink).text(printable(subject)).moveDown(0.8);
}

function drawParty(
  pdf: Pdf,
  party: Pick<InvoiceParty, 'name'> & Partial<InvoiceParty>,
  { x, y, width }: { x: number; y: number; width: number },
): void {
  pdf.font('bold').fontSize(10.5).fillColor(ink).text(printable(party.name), x, y, { width });
  const { street, postalCode, city } = party;
  pdf.font('text').fontSize(9.5).fillColor(muted);
  for (const line of [street, [postalCode, city].filter(Boolean).join(' ')])
    if (line) pdf.text(printable(line), { width });
}

function drawText(pdf: Pdf, text: string): void {
  pdf.font('text').fontSize(9.5).fillColor(ink);
  pdf.text(printable(text), margin, pdf.y, { width: widthOf(pdf), lineGap: 1.5 });
}

function drawTable(pdf: Pdf, { invoices, total }: ReminderLetterFacts): void {
  if (pdf.y + 90 > pdf.page.height - margin) pdf.addPage();
  pdf.moveDown(1.6).font('bold').fontSize(10.5).fillColor(ink).text(t.table, margin, pdf.y).moveDown(0.4);
  drawRow(pdf, t.columns, muted);
  hairline(pdf);
  for (const invoice of invoices) {
    if (pdf.y + 18 > pdf.page.height - margin) pdf.addPage();
    drawRow(pdf, rowOf(invoice), ink);
  }
  hairline(pdf);
  drawRow(pdf, { ...{ label: t.total, due: '', days: '', penalty: '', floor: '' }, open: money(total) }, ink);
  // Nothing is claimed of who is no professional: the note would be wrong.
  if (invoices.every(({ penalty }) => penalty === null)) return;
  pdf
    .moveDown(0.6)
    .fontSize(8)
    .fillColor(muted)
    .text(t.note, margin, pdf.y, { width: widthOf(pdf) });
}

const rowOf = ({ number, dueOn, days, open, penalty }: RemindedInvoiceItem): Row => ({
  ...{ label: number, due: t.day(dueOn), days: String(days), open: money(open) },
  penalty: penalty ? money(penalty.amount) : '–',
  floor: penalty ? money(penalty.floor) : '–',
});

function drawRow(pdf: Pdf, row: Row, colour: string): void {
  const top = pdf.y;
  pdf.font('text').fontSize(8.5).fillColor(colour);
  for (const name of Object.keys(columns) as Column[]) {
    const [end, width] = columns[name];
    pdf.text(row[name], pdf.page.width - margin - end - width, top, { width, align: 'right' });
  }
  pdf.text(printable(row.label), margin, top, { width: 110 }).moveDown(0.2);
}

function hairline(pdf: Pdf): void {
  const y = pdf.y + 1;
  pdf
    .moveTo(margin, y)
    .lineTo(pdf.page.width - margin, y)
    .lineWidth(0.5)
    .strokeColor(rule)
    .stroke();
  pdf.y = y + 4;
}
