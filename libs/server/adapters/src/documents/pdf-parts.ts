import type PDFDocument from 'pdfkit';
import { printable } from './proof-fonts';

export const margin = 48;
export const ink = '#161b26';
export const muted = '#5a6675';
export const line = '#e3e6eb';
const cellFont = 8.5;

export type Pdf = InstanceType<typeof PDFDocument>;

/** Rows of texts below the names of their columns. */
export interface PdfTable {
  title: string;
  columns: readonly { label: string; number?: boolean | undefined }[];
  rows: readonly { cells: readonly string[] }[];
  /** What is said when there is no row. */
  none: string;
  note?: string | null | undefined;
}

/** How wide the text of a page is. */
export const widthOf = (pdf: Pdf): number => pdf.page.width - 2 * margin;
const bottomOf = (pdf: Pdf): number => pdf.page.height - margin - 18;

/** Begins a page when this much does not fit on the one at hand. */
export function room(pdf: Pdf, height: number): void {
  if (pdf.y + height > bottomOf(pdf)) pdf.addPage();
}

/** The title of a part. */
export function drawTitle(pdf: Pdf, title: string): void {
  pdf
    .font('bold')
    .fontSize(11)
    .fillColor(ink)
    .text(title, margin, pdf.y + 10, { width: widthOf(pdf) });
  pdf.y += 3;
}

/** A title, a line of column names on every page, and rows that are never cut in two. */
export function drawTable(pdf: Pdf, { title, columns, rows, none, note }: PdfTable): void {
  room(pdf, 70);
  drawTitle(pdf, title);
  if (rows.length === 0) {
    pdf.font('text').fontSize(9).fillColor(muted).text(none, margin, pdf.y);
    return;
  }
  const widths = columnWidths(pdf, columns, rows);
  const cells = (texts: readonly string[], font: 'text' | 'bold', colour: string) => {
    pdf.font(font).fontSize(cellFont).fillColor(colour);
    const boxes = texts.map((text, index) => ({ text: printable(text), width: (widths[index] ?? 40) - 6 }));
    const height = Math.max(...boxes.map(({ text, width }) => pdf.heightOfString(text, { width }))) + 5;
    if (pdf.y + height > bottomOf(pdf)) {
      pdf.addPage();
      if (font === 'text') head();
      pdf.font(font).fontSize(cellFont).fillColor(colour);
    }
    const top = pdf.y;
    let left = margin;
    boxes.forEach(({ text, width }, index) => {
      const align = columns[index]?.number ? 'right' : 'left';
      pdf.text(text, left, top + 3, { width, align });
      left += width + 6;
    });
    pdf.x = margin;
    pdf.y = top + height;
    pdf
      .moveTo(margin, pdf.y)
      .lineTo(margin + widthOf(pdf), pdf.y)
      .lineWidth(0.4)
      .strokeColor(line)
      .stroke();
  };
  const head = () =>
    cells(
      columns.map(({ label }) => label),
      'bold',
      muted,
    );
  head();
  for (const row of rows) cells(row.cells, 'text', ink);
  if (note)
    pdf
      .font('text')
      .fontSize(7.5)
      .fillColor(muted)
      .text(note, margin, pdf.y + 3, { width: widthOf(pdf) });
}

/** Each as wide as its longest text wants, the widest give way when there is too little room. */
function columnWidths(pdf: Pdf, columns: PdfTable['columns'], rows: PdfTable['rows']): number[] {
  pdf.font('bold').fontSize(cellFont);
  const wanted = columns.map(({ label }, index) => {
    const longest = Math.max(
      ...[label, ...rows.map(({ cells }) => cells[index] ?? '')].map((text) =>
        pdf.widthOfString(printable(text).slice(0, 60)),
      ),
    );
    return longest + 14;
  });
  const total = wanted.reduce((sum, width) => sum + width, 0);
  const spare = widthOf(pdf) - total;
  if (spare >= 0) return wanted.map((width) => width + (spare * width) / total);
  const wide = wanted.reduce((sum, width) => sum + Math.max(0, width - 70), 0);
  return wanted.map((width) => width + (spare * Math.max(0, width - 70)) / wide);
}

/** The title, the place and the seal at the foot of every page. */
export function drawFeet(pdf: Pdf, title: string, seal: string | null): void {
  const { start, count } = pdf.bufferedPageRange();
  for (let index = 0; index < count; index += 1) {
    pdf.switchToPage(start + index);
    // A foot stands below the margin, which would begin another page.
    pdf.page.margins.bottom = 0;
    const y = pdf.page.height - margin + 4;
    const place = `${index + 1}/${count}`;
    pdf.font('text').fontSize(7.5).fillColor(muted);
    pdf.text(printable(title), margin, y, { width: widthOf(pdf) - 60, lineBreak: false });
    pdf.text(place, margin, y, { width: widthOf(pdf), align: 'right', lineBreak: false });
    if (seal)
      pdf
        .font('code')
        .fontSize(6)
        .text(seal, margin, y + 11, { lineBreak: false });
  }
}
