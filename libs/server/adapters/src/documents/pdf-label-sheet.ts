import { buffer } from 'node:stream/consumers';
import { Injectable } from '@nestjs/common';
import { LabelSheet, type EquipmentLabel } from '@vigie/directory';
import PDFDocument from 'pdfkit';
import { create as qrCode } from 'qrcode';
import { printable, proofFonts } from './proof-fonts';

type Pdf = InstanceType<typeof PDFDocument>;

/** Points of a millimetre. */
const mm = 72 / 25.4;
/** Sheets of 24 labels, 70 by 37 mm, three in a row, as shops sell them. */
const label = { width: 70 * mm, height: 37 * mm };
const columns = 3;
const rows = 8;
const margin = { left: 0, top: 0.5 * mm };
const padding = 5 * mm;
const codeSize = 25 * mm;

/** Draws sheets of labels: the QR code at the left, words at the right. */
@Injectable()
export class PdfLabelSheet extends LabelSheet {
  async pdf(labels: readonly EquipmentLabel[], language: string): Promise<Buffer> {
    const pdf = new PDFDocument({
      size: 'A4',
      margin: 0,
      lang: language,
      info: { Title: 'Vigie', Creator: 'Vigie', Author: 'Vigie' },
    });
    for (const [name, file] of Object.entries(proofFonts)) pdf.registerFont(name, file);
    const bytes = buffer(pdf);
    labels.forEach((one, index) => {
      const place = index % (columns * rows);
      if (index > 0 && place === 0) pdf.addPage();
      const left = margin.left + (place % columns) * label.width;
      drawLabel(pdf, one, left, margin.top + Math.floor(place / columns) * label.height);
    });
    pdf.end();
    return bytes;
  }
}

function drawLabel(pdf: Pdf, { name, serial, client, url }: EquipmentLabel, left: number, top: number): void {
  drawCode(pdf, url, left + padding, top + (label.height - codeSize) / 2);
  const x = left + padding + codeSize + 3 * mm;
  const width = left + label.width - padding - x;
  const line = { width, ellipsis: true, lineBreak: true };
  pdf.fillColor('#000');
  pdf
    .font('bold')
    .fontSize(9)
    .text(printable(name), x, top + 7 * mm, { ...line, height: 23 });
  pdf
    .font('code')
    .fontSize(7)
    .text(printable(serial ?? ''), x, top + 17 * mm, { ...line, height: 16 });
  pdf
    .font('text')
    .fontSize(7.5)
    .text(printable(client), x, top + 24 * mm, { ...line, height: 18 });
}

/** The code as black squares of one path, so that it stays sharp at any size. */
function drawCode(pdf: Pdf, text: string, left: number, top: number): void {
  const { modules } = qrCode(text, { errorCorrectionLevel: 'M' });
  const side = codeSize / modules.size;
  modules.data.forEach((dark, index) => {
    const column = index % modules.size;
    const row = Math.floor(index / modules.size);
    if (dark) pdf.rect(left + column * side, top + row * side, side, side);
  });
  pdf.fill('#000');
}
