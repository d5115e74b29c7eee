import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { Injectable } from '@nestjs/common';
import { PriceLetterDocument } from '@vigie/contracts';
import { amountText, quantityText, type Cents } from '@vigie/rules';
import {
  revisionFormula,
  revisionNumbers,
  revisionRoundings,
  type FrozenValue,
  type LetterLine,
  type PriceLetter,
} from '@vigie/wire';
import PDFDocument from 'pdfkit';
import { priceLetterWords as t } from './price-letter.texts';
import { printable, proofFonts } from './proof-fonts';

const margin = 56;
const ink = '#161b26';
const muted = '#5a6675';
const rule = '#e3e6eb';
/** Where the numbers of a line end, from the right. */
const columns = { amount: 0, price: 92, old: 174, quantity: 256 } as const;
const columnWidth = 80;

type Pdf = InstanceType<typeof PDFDocument>;
const money = (cents: Cents) => revisionNumbers.money(amountText(cents), 'fr');
const decimal = (text: string) => revisionNumbers.decimal(text, 'fr');
const period = (text: string) => revisionNumbers.periodName(text, 'fr');

/** Draws the letters of a price revision. */
@Injectable()
export class PdfPriceLetter extends PriceLetterDocument {
  pdf(letter: PriceLetter): Promise<Buffer> {
    const pdf = newPdf(`${t.title(letter.effectiveOn)}, ${letter.client}`);
    const bytes = buffer(pdf);
    drawLetter(pdf, letter);
    pdf.end();
    return bytes;
  }

  /** Drawn as it is read: a letter stands in memory, not all of them. */
  merged(letters: AsyncIterable<PriceLetter>): Readable {
    const pdf = newPdf('Lettres de révision des prix', false);
    const draw = async () => {
      let isEmpty = true;
      for await (const letter of letters) {
        pdf.addPage();
        drawLetter(pdf, letter);
        isEmpty = false;
        if (pdf.readableLength > 1_000_000) await drained(pdf);
      }
      if (isEmpty) pdf.addPage();
      pdf.end();
    };
    draw().catch((error: unknown) => pdf.destroy(error instanceof Error ? error : new Error(String(error))));
    return pdf;
  }
}

/** Waits until the reader has taken what was drawn. */
async function drained(pdf: Pdf): Promise<void> {
  while (pdf.readableLength > 100_000 && !pdf.destroyed)
    await new Promise((resolve) => setTimeout(resolve, 5));
}

function newPdf(title: string, autoFirstPage = true): Pdf {
  const pdf = new PDFDocument({
    size: 'A4',
    margin,
    autoFirstPage,
    lang: 'fr',
    displayTitle: true,
    info: { Title: printable(title), Creator: 'Vigie', Author: 'Vigie' },
  });
  for (const [name, file] of Object.entries(proofFonts)) pdf.registerFont(name, file);
  return pdf;
}

const widthOf = (pdf: Pdf) => pdf.page.width - 2 * margin;

/** Begins a page when this much does not fit on the one at hand. */
function room(pdf: Pdf, height: number): void {
  if (pdf.y + height > pdf.page.height - margin) pdf.addPage();
}

function drawLetter(pdf: Pdf, letter: PriceLetter): void {
  pdf.font('bold').fontSize(13).fillColor(ink).text(printable(letter.client), margin, margin);
  pdf.font('text').fontSize(9.5).fillColor(muted).text(t.written(letter.writtenAt)).moveDown(1.6);
  pdf.font('bold').fontSize(11).fillColor(ink).text(t.subject(letter.effectiveOn)).moveDown(0.8);
  prose(pdf, t.hello);
  prose(pdf, t.intro(letter.effectiveOn));
  for (const contract of letter.contracts) drawContract(pdf, contract);
  drawSources(pdf, letter);
  room(pdf, 70);
  pdf.moveDown(0.8);
  prose(pdf, t.end);
  prose(pdf, t.bye);
}

function prose(pdf: Pdf, text: string): void {
  pdf
    .font('text')
    .fontSize(9.5)
    .fillColor(ink)
    .text(printable(text), margin, pdf.y, { width: widthOf(pdf) });
  pdf.moveDown(0.6);
}

function drawContract(pdf: Pdf, { label, reference, lines }: PriceLetter['contracts'][number]): void {
  room(pdf, 90);
  pdf.moveDown(0.4).font('bold').fontSize(10.5).fillColor(ink);
  pdf.text(printable(t.contract(label, reference)), margin, pdf.y, { width: widthOf(pdf) }).moveDown(0.3);
  drawRow(pdf, { label: t.columns.line, ...t.columns }, muted);
  for (const line of lines) drawLine(pdf, line);
  const sum = (of: (line: LetterLine) => Cents) => lines.reduce((total, line) => total + of(line), 0n);
  room(pdf, 30);
  hairline(pdf);
  pdf.font('bold');
  drawRow(
    pdf,
    { label: t.total, quantity: '', old: '', price: '', amount: money(sum((line) => line.newAmount)) },
    ink,
  );
  note(pdf, t.before(money(sum((line) => line.oldAmount))), 'right');
}

type Row = { label: string } & Record<keyof typeof columns, string>;
function drawRow(pdf: Pdf, row: Row, colour: string): void {
  const top = pdf.y;
  const right = pdf.page.width - margin;
  pdf.fontSize(8.5).fillColor(colour);
  for (const name of Object.keys(columns) as (keyof typeof columns)[])
    pdf.text(row[name], right - columns[name] - columnWidth, top, { width: columnWidth, align: 'right' });
  pdf.text(printable(row.label), margin, top, { width: widthOf(pdf) - columns.quantity - columnWidth + 24 });
  pdf.moveDown(0.15);
}

function drawLine(pdf: Pdf, line: LetterLine): void {
  const { evidence } = line;
  room(pdf, 62);
  hairline(pdf);
  pdf.font('text');
  const { label, oldPrice, newPrice, newAmount } = line;
  const numbers = { old: money(oldPrice), price: money(newPrice), amount: money(newAmount) };
  drawRow(pdf, { label, quantity: decimal(quantityText(line.quantity)), ...numbers }, ink);
  const { base, now } = evidence;
  const formula = revisionFormula(evidence, amountText(line.basePrice), 'fr');
  note(pdf, `${formula}, ${t.coefficient(decimal(evidence.coefficient))}`);
  note(pdf, t.values(decimal(base.value), period(base.period), decimal(now.value), period(now.period)));
  note(pdf, revisionRoundings(evidence, 'fr').join(' '));
  if (line.agreedByHand) note(pdf, t.agreed(money(line.computedPrice)));
  pdf.moveDown(0.3);
}

function note(pdf: Pdf, text: string, align: 'left' | 'right' = 'left'): void {
  const width = widthOf(pdf);
  pdf.font('text').fontSize(7.5).fillColor(muted).text(printable(text), margin, pdf.y, { width, align });
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

/** Every value that the letter rests upon, once. */
function drawSources(pdf: Pdf, { contracts }: PriceLetter): void {
  const values = new Map<string, FrozenValue>();
  for (const { lines } of contracts)
    for (const { evidence } of lines) values.set(evidence.now.id, evidence.now);
  room(pdf, 80);
  pdf.moveDown(0.8).font('bold').fontSize(10.5).fillColor(ink).text(t.sources, margin).moveDown(0.2);
  for (const value of values.values()) {
    room(pdf, 60);
    const { series, title, base, provisional, publishedOn, lastUpdate, readAt, sourceNote, sha256 } = value;
    note(pdf, t.source(series, title, base));
    note(pdf, t.value(period(value.period), decimal(value.value), provisional));
    note(pdf, `${t.published(publishedOn, lastUpdate)} ${t.read(readAt, sourceNote)}`);
    if (sha256) {
      note(pdf, t.sha);
      pdf.font('code').fontSize(7).text(sha256, margin);
    }
    pdf.moveDown(0.4);
  }
}
