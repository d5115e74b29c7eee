import { buffer } from 'node:stream/consumers';
import { Injectable } from '@nestjs/common';
import { Clock } from '@vigie/platform';
import { ProofDocument } from '@vigie/tickets';
import type { Locale, Proof } from '@vigie/wire';
import PDFDocument from 'pdfkit';
import { proofContent, type Line, type ProofContent } from './proof-content';
import { proofFonts } from './proof-fonts';

const margin = 56;
const labelWidth = 118;
const ink = '#1b2430';
const muted = '#5a6675';
const accent = '#1f5f8b';
const rule = '#d5dbe3';

type Pdf = InstanceType<typeof PDFDocument>;

/** Draws proofs from data: no HTML, no URL, no file is ever loaded. */
@Injectable()
export class PdfProofDocument extends ProofDocument {
  constructor(private readonly clock: Clock) {
    super();
  }

  async pdf(proof: Proof, locale: Locale): Promise<Buffer> {
    const content = proofContent(proof, locale, this.clock.now());
    const pdf = new PDFDocument({
      size: 'A4',
      margin,
      lang: locale,
      displayTitle: true,
      info: { Title: `${content.title} ${proof.number}`, Creator: 'Vigie', Author: 'Vigie' },
    });
    for (const [name, file] of Object.entries(proofFonts)) pdf.registerFont(name, file);
    const bytes = buffer(pdf);
    draw(pdf, content);
    pdf.end();
    return bytes;
  }
}

function draw(pdf: Pdf, content: ProofContent): void {
  pdf.font('bold').fontSize(18).fillColor(ink).text(content.title);
  pdf.font('text').fontSize(10).fillColor(muted).text(content.subtitle).moveDown(0.6);
  for (const section of content.sections) drawSection(pdf, section);
  pdf.moveDown(0.8).font('text').fontSize(7.5).fillColor(muted).text(content.footer, margin);
}

function drawSection(pdf: Pdf, section: ProofContent['sections'][number]): void {
  pdf.moveDown(0.5);
  const top = pdf.y;
  pdf
    .moveTo(margin, top)
    .lineTo(pdf.page.width - margin, top)
    .lineWidth(0.7)
    .strokeColor(rule)
    .stroke();
  pdf.y = top + 7;
  pdf.font('bold').fontSize(10.5).fillColor(accent).text(section.title, margin).moveDown(0.25);
  for (const line of section.lines) drawLine(pdf, line, 'text', 9);
  for (const text of section.paragraphs) {
    pdf.font('text').fontSize(9).fillColor(ink).text(text, margin).moveDown(0.25);
  }
  for (const line of section.code) drawLine(pdf, line, 'code', 7.8);
}

/** A label on the left, its value beside it; the next line begins under the taller of the two. */
function drawLine(pdf: Pdf, [label, value]: Line, font: keyof typeof proofFonts, size: number): void {
  const top = pdf.y;
  const left = margin + labelWidth;
  pdf
    .font('text')
    .fontSize(9)
    .fillColor(muted)
    .text(label, margin, top, { width: labelWidth - 8 });
  const below = pdf.y;
  pdf
    .font(font)
    .fontSize(size)
    .fillColor(ink)
    .text(value, left, top, { width: pdf.page.width - margin - left });
  pdf.y = Math.max(pdf.y, below) + 2;
  pdf.x = margin;
}
