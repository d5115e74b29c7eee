import type { LocalDate } from '@vigie/rules';
import { quoteWords, revisionNumbers } from '@vigie/wire';
import type PDFDocument from 'pdfkit';
import { printable } from '../proof-fonts';

export type Pdf = InstanceType<typeof PDFDocument>;

export const margin = 48;
/** Kept free for the foot of every page. */
export const footHeight = 34;
export const ink = '#161b26';
export const muted = '#5a6675';
export const hairline = '#d5d9e0';

export const widthOf = (pdf: Pdf): number => pdf.page.width - 2 * margin;
export const bottomOf = (pdf: Pdf): number => pdf.page.height - margin - footHeight;

export const money = (amount: string): string => revisionNumbers.money(amount, 'fr').replace('-', '\u2212');

/** A day as it is printed: `1er janvier 2027`. */
export const day = (date: LocalDate): string => quoteWords.fr.day(date).replace(/^1 /, '1er ');

export interface Style {
  size: number;
  font?: 'text' | 'bold' | 'code';
  colour?: string;
  align?: 'left' | 'right';
}

/** Writes a text into a column and answers where it ends. */
export function write(
  pdf: Pdf,
  text: string,
  box: { x: number; y: number; width: number },
  style: Style,
): number {
  const { size, font = 'text', colour = ink, align = 'left' } = style;
  pdf.font(font).fontSize(size).fillColor(colour);
  pdf.text(printable(text), box.x, box.y, { width: box.width, align });
  return pdf.y;
}

/** How high a text stands in a column. */
export function heightOf(pdf: Pdf, text: string, width: number, { size, font = 'text' }: Style): number {
  pdf.font(font).fontSize(size);
  return pdf.heightOfString(printable(text), { width });
}

/** A thin line over the whole width. */
export function rule(pdf: Pdf, y: number, colour = hairline): void {
  pdf
    .moveTo(margin, y)
    .lineTo(margin + widthOf(pdf), y)
    .lineWidth(0.5)
    .strokeColor(colour)
    .stroke();
}
