import { buffer } from 'node:stream/consumers';
import { Injectable } from '@nestjs/common';
import { LetterDocument, type LetterFacts } from '@vigie/contracts';
import { contractWords } from '@vigie/wire';
import PDFDocument from 'pdfkit';
import { letterTexts as t } from './letter.texts';
import { printable, proofFonts } from './proof-fonts';

const mm = 72 / 25.4;
const margin = 25 * mm;
/** Where the window of a French envelope shows the address of a folded A4 page. */
const address = { left: 108 * mm, top: 50 * mm, width: 82 * mm };
const bodyTop = 100 * mm;
const ink = '#161b26';
const muted = '#5a6675';
const hairline = '#c9cfd8';
const w = contractWords.fr;
/** French says « le 1ᵉʳ janvier », then « le 2 janvier ». */
const dayOf = (day: string): string => w.day(day).replace(/^1(?=\s)/, '1ᵉʳ');

type Pdf = InstanceType<typeof PDFDocument>;
type Said = Parameters<(typeof t.letters)['denunciation']['body']>[0];

/** Draws a letter about the term of a contract, in French, ready for a window envelope. */
@Injectable()
export class PdfLetterDocument extends LetterDocument {
  async pdf(facts: LetterFacts): Promise<Buffer> {
    const words = t.letters[facts.kind];
    const said = saidOf(facts);
    const object = `${t.object}\u00a0: ${words.object(said.contract)}`;
    const pdf = new PDFDocument({
      size: 'A4',
      margin,
      bufferPages: true,
      lang: 'fr',
      displayTitle: true,
      info: { Title: printable(object), Creator: 'Vigie', Author: printable(facts.sender) },
    });
    for (const [name, file] of Object.entries(proofFonts)) pdf.registerFont(name, file);
    const bytes = buffer(pdf);
    drawHead(pdf, facts, words.way);
    pdf.font('bold').fontSize(10).fillColor(ink).text(printable(object), margin).moveDown(1);
    drawProse(pdf, t.greeting);
    for (const paragraph of words.body(said)) drawProse(pdf, paragraph);
    drawFrame(pdf, words.frame(said));
    drawFacts(pdf, factsShown(facts, said));
    room(pdf, 80);
    drawProse(pdf, t.closing);
    pdf.moveDown(0.6).font('bold').text(printable(facts.sender), margin, pdf.y);
    drawFeet(pdf);
    pdf.end();
    return bytes;
  }
}

function saidOf({ contract, clientKind, term, next, noticeMonths, limit, received }: LetterFacts): Said {
  const { label, reference, months } = contract;
  return {
    contract: `«\u00a0${label}\u00a0»${reference === null ? '' : ` (référence ${reference})`}`,
    clientKind,
    months: w.months(months),
    noticeMonths: w.months(noticeMonths),
    term: dayOf(term),
    nextFrom: dayOf(next.from),
    nextTo: dayOf(next.to),
    limit: dayOf(limit),
    sentOn: received?.sentOn ? dayOf(received.sentOn) : null,
    receivedOn: dayOf(received?.receivedOn ?? term),
    latestArguable: received && isBeyond(received) ? dayOf(received.latestArguable) : null,
    reason: received?.reason ?? null,
  };
}

/** Whether a letter came after the last date on which anybody could argue about it. */
const isBeyond = ({ receivedOn, latestArguable }: NonNullable<LetterFacts['received']>): boolean =>
  receivedOn > latestArguable;

function drawHead(
  pdf: Pdf,
  { sender, addressee, address: lines, writtenOn }: LetterFacts,
  way: string | null,
): void {
  pdf
    .font('bold')
    .fontSize(11)
    .fillColor(ink)
    .text(printable(sender), margin, margin, { width: 70 * mm });
  if (way !== null) {
    const { left, top, width } = address;
    pdf
      .font('text')
      .fontSize(9)
      .fillColor(muted)
      .text(way, left, top - 14, { width });
  }
  const { left, top, width } = address;
  pdf.font('text').fontSize(10.5).fillColor(ink).text(printable(addressee), left, top, { width });
  for (const line of lines) pdf.text(printable(line), left, pdf.y, { width });
  pdf.fontSize(10).text(t.place(dayOf(writtenOn)), left, Math.max(pdf.y + 20, 88 * mm), { width });
  pdf.y = Math.max(pdf.y + 16, bodyTop);
}

function drawProse(pdf: Pdf, text: string): void {
  const width = widthOf(pdf);
  pdf.font('text').fontSize(10);
  room(pdf, pdf.heightOfString(printable(text), { width }) + 8);
  pdf.fillColor(ink).text(printable(text), margin, pdf.y, { width, lineGap: 2 }).moveDown(0.7);
}

function drawFrame(pdf: Pdf, text: string | null): void {
  if (text === null) return;
  const inner = { width: widthOf(pdf) - 24, lineGap: 2 };
  pdf.font('bold').fontSize(10.5);
  const height = pdf.heightOfString(printable(text), inner) + 20;
  room(pdf, height + 12);
  const top = pdf.y + 2;
  pdf.lineWidth(1.2).strokeColor(ink).rect(margin, top, widthOf(pdf), height).stroke();
  pdf.fillColor(ink).text(printable(text), margin + 12, top + 10, inner);
  pdf.y = top + height + 14;
}

type Fact = [label: string, value: string];

function factsShown({ kind, contract, received }: LetterFacts, said: Said): Fact[] {
  const { facts } = t;
  return [
    [facts.contract, said.contract],
    [facts.start, dayOf(contract.start)],
    [facts.length, said.months],
    [facts.term, said.term],
    [facts.notice, facts.noticeText(said.noticeMonths)],
    [facts.limit, said.limit],
    ...(received && said.sentOn !== null ? [[facts.sentOn, said.sentOn] satisfies Fact] : []),
    ...(received ? [[facts.receivedOn, said.receivedOn] satisfies Fact] : []),
    ...(kind === 'denunciation'
      ? []
      : [[facts.next, facts.nextText(said.nextFrom, said.nextTo)] satisfies Fact]),
  ];
}

function drawFacts(pdf: Pdf, facts: readonly Fact[]): void {
  room(pdf, facts.length * 15 + 26);
  pdf.moveDown(0.3).font('bold').fontSize(9.5).fillColor(ink).text(t.facts.title, margin, pdf.y);
  pdf.moveDown(0.3);
  const indent = 66 * mm;
  for (const [label, value] of facts) {
    pdf.lineWidth(0.5).strokeColor(hairline);
    pdf
      .moveTo(margin, pdf.y)
      .lineTo(pdf.page.width - margin, pdf.y)
      .stroke();
    const top = pdf.y + 3;
    pdf
      .font('text')
      .fontSize(9)
      .fillColor(muted)
      .text(label, margin, top, { width: indent - 8 });
    const labelled = pdf.y;
    pdf.fillColor(ink).text(printable(value), margin + indent, top, { width: widthOf(pdf) - indent });
    pdf.y = Math.max(pdf.y, labelled) + 2;
  }
  pdf.moveDown(1);
}

const widthOf = (pdf: Pdf) => pdf.page.width - 2 * margin;

/** Begins a page when this much does not fit on the one at hand. */
function room(pdf: Pdf, height: number): void {
  if (pdf.y + height > pdf.page.height - margin) pdf.addPage();
}

/** A letter of one page needs no number. Outside the margin: without it, a page would be added below. */
function drawFeet(pdf: Pdf): void {
  const { start, count } = pdf.bufferedPageRange();
  if (count < 2) return;
  for (let page = start; page < start + count; page += 1) {
    pdf.switchToPage(page);
    pdf.page.margins.bottom = 0;
    const y = pdf.page.height - margin + 12;
    const options = { width: widthOf(pdf), align: 'right', lineBreak: false } as const;
    pdf
      .font('text')
      .fontSize(8)
      .fillColor(muted)
      .text(t.foot(page - start + 1, count), margin, y, options);
  }
}
