import { quantityText } from '@vigie/rules';
import { revisionNumbers, type InvoiceContentLine } from '@vigie/wire';
import { invoiceTexts as t, percent } from './invoice.texts';
import { bottomOf, day, heightOf, margin, money, muted, rule, widthOf, write, type Pdf } from './page';

/** Numbers end at the right of their column; the label takes what they leave. */
const widths = { quantity: 54, unitPrice: 82, vat: 40, net: 84 } as const;
const names = Object.keys(widths) as (keyof typeof widths)[];
const numbers = names.reduce((sum, name) => sum + widths[name], 0);
const label = { size: 9 } as const;
const small = { size: 7.5, colour: muted } as const;

/** So many lines are drawn before others get their turn. */
const batch = 200;

/** The lines, with the names of their columns on every page; no line is cut in two. */
export async function drawTable(
  pdf: Pdf,
  lines: readonly InvoiceContentLine[],
  newPage: () => void,
): Promise<void> {
  drawNames(pdf);
  for (const [index, line] of lines.entries()) {
    if (index > 0 && index % batch === 0) await new Promise(setImmediate);
    drawLine(pdf, line, newPage);
  }
}

function drawNames(pdf: Pdf): void {
  const top = pdf.y;
  const style = { size: 8, font: 'bold', colour: muted } as const;
  write(pdf, t.columns.label, { x: margin, y: top, width: 200 }, style);
  drawNumbers(pdf, t.columns, top, style);
  pdf.y = top + 14;
  rule(pdf, pdf.y, muted);
  pdf.y += 5;
}

function drawLine(pdf: Pdf, line: InvoiceContentLine, newPage: () => void): void {
  const width = widthOf(pdf) - numbers - 8;
  const notes = notesOf(line);
  const height = notes.reduce(
    (sum, note) => sum + heightOf(pdf, note, width, small) + 1,
    heightOf(pdf, line.label, width, label),
  );
  if (pdf.y + height > bottomOf(pdf)) {
    newPage();
    drawNames(pdf);
  }
  const top = pdf.y;
  drawNumbers(pdf, cellsOf(line), top, label);
  let y = write(pdf, line.label, { x: margin, y: top, width }, label);
  for (const note of notes) y = write(pdf, note, { x: margin, y: y + 1, width }, small);
  pdf.y = y + 4;
  rule(pdf, pdf.y);
  pdf.y += 5;
}

const notesOf = ({ detail, period }: InvoiceContentLine): string[] => [
  ...(detail === null ? [] : [detail]),
  ...(period ? [t.period(day(period.from), day(period.to))] : []),
];

type Cells = Record<keyof typeof widths, string>;
function cellsOf({ quantity, unit, unitPrice, net, vatCategory, vatRate }: InvoiceContentLine): Cells {
  const count = revisionNumbers.decimal(quantityText(quantity), 'fr');
  const { printed } = t.units[unit];
  return {
    quantity: printed === '' ? count : `${count}\u00a0${printed}`,
    unitPrice: money(unitPrice),
    vat: vatCategory === 'S' ? `${percent(vatRate)}\u00a0%` : t.untaxed[vatCategory],
    net: money(net),
  };
}

function drawNumbers(pdf: Pdf, cells: Cells, y: number, style: Parameters<typeof write>[3]): void {
  let x = margin + widthOf(pdf) - numbers;
  for (const name of names) {
    write(pdf, cells[name], { x, y, width: widths[name] }, { ...style, align: 'right' });
    x += widths[name];
  }
}
