import { buffer } from 'node:stream/consumers';
import { Injectable } from '@nestjs/common';
import { ReportDocument, type SealedReport } from '@vigie/tickets';
import type { Locale } from '@vigie/wire';
import PDFDocument from 'pdfkit';
import { printable, proofFonts } from './proof-fonts';
import { reportTexts } from './report.texts';

const margin = 56;
const ink = '#1b2430';
const muted = '#5a6675';

type Pdf = InstanceType<typeof PDFDocument>;

/** Draws the report of an intervention from what was sealed, with the signature and the seal. */
@Injectable()
export class PdfReportDocument extends ReportDocument {
  async pdf(
    report: SealedReport,
    seal: { sha256: string; drawing: string | null },
    locale: Locale,
  ): Promise<Buffer> {
    const t = reportTexts[locale];
    const pdf = new PDFDocument({
      size: 'A4',
      margin,
      lang: locale,
      displayTitle: true,
      info: { Title: t.title, Creator: 'Vigie', Author: 'Vigie' },
    });
    for (const [name, file] of Object.entries(proofFonts)) pdf.registerFont(name, file);
    const bytes = buffer(pdf);
    pdf.font('bold').fontSize(18).fillColor(ink).text(t.title).moveDown(0.6);
    for (const [label, value] of facts(report, locale)) drawFact(pdf, label, value);
    drawProse(pdf, t.done, report.done);
    if (report.parts) drawProse(pdf, t.parts, report.parts);
    drawSignature(pdf, report, seal, locale);
    pdf.end();
    return bytes;
  }
}

function facts(report: SealedReport, locale: Locale): [string, string][] {
  const t = reportTexts[locale];
  return [
    [t.client, report.client],
    ...(report.site ? [[t.site, report.site] as [string, string]] : []),
    [t.subject, report.subject],
    [t.technician, report.technician],
    [t.start, t.instant(report.startsAt)],
    [t.used, t.minutes(report.usedMinutes)],
  ];
}

function drawFact(pdf: Pdf, label: string, value: string): void {
  const top = pdf.y;
  pdf.font('text').fontSize(9).fillColor(muted).text(label, margin, top, { width: 110 });
  const left = margin + 118;
  pdf
    .fillColor(ink)
    .fontSize(10)
    .text(printable(value), left, top, { width: pdf.page.width - margin - left });
  pdf.moveDown(0.2);
}

function drawProse(pdf: Pdf, title: string, text: string): void {
  pdf.moveDown(0.8).font('bold').fontSize(11).fillColor(ink).text(title, margin).moveDown(0.2);
  pdf.font('text').fontSize(10).text(printable(text), margin);
}

function drawSignature(
  pdf: Pdf,
  report: SealedReport,
  { sha256, drawing }: { sha256: string; drawing: string | null },
  locale: Locale,
): void {
  const t = reportTexts[locale];
  const said = t.signed(printable(report.signedBy), t.instant(report.signedAt));
  drawProse(pdf, t.signature, said);
  if (drawing) {
    const image = Buffer.from(drawing.slice(drawing.indexOf(',') + 1), 'base64');
    if (pdf.y + 90 > pdf.page.height - margin) pdf.addPage();
    pdf.image(image, margin, pdf.y + 6, { fit: [200, 80] });
    pdf.y += 92;
  }
  pdf.moveDown(1).font('text').fontSize(8).fillColor(muted).text(t.seal, margin);
  pdf.font('code').fontSize(7.5).text(sha256, margin);
}
