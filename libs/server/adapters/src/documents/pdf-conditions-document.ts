import { buffer } from 'node:stream/consumers';
import { Injectable } from '@nestjs/common';
import { ConditionsDocument } from '@vigie/contracts';
import { contractWords, type ContractLine, type OwnContract } from '@vigie/wire';
import PDFDocument from 'pdfkit';
import { conditionsTexts as t } from './conditions.texts';
import { printable, proofFonts } from './proof-fonts';

const margin = 52;
const ink = '#161b26';
const muted = '#5a6675';
const hairline = '#e3e6eb';
const footRoom = 24;
const w = contractWords.fr;

type Pdf = InstanceType<typeof PDFDocument>;
type Fact = [label: string, value: string];

/** Draws the particular conditions of a contract, in French, as it is concluded. */
@Injectable()
export class PdfConditionsDocument extends ConditionsDocument {
  async pdf(contract: OwnContract, asOf: string): Promise<Buffer> {
    const title = `${t.title}, ${contract.client.name}`;
    const pdf = new PDFDocument({
      size: 'A4',
      margin,
      bufferPages: true,
      lang: 'fr',
      displayTitle: true,
      info: { Title: title, Creator: 'Vigie', Author: 'Vigie' },
    });
    for (const [name, file] of Object.entries(proofFonts)) pdf.registerFont(name, file);
    const bytes = buffer(pdf);
    drawHead(pdf, contract, asOf);
    drawFacts(pdf, t.sections.parties, partyFacts(contract));
    drawFacts(pdf, t.sections.service, serviceFacts(contract));
    drawFacts(pdf, t.sections.term, termFacts(contract));
    drawLines(pdf, contract);
    drawRevision(pdf, contract);
    drawFacts(pdf, t.sections.payment, paymentFacts(contract));
    drawFacts(pdf, t.sections.data, dataFacts(contract));
    drawAmendments(pdf, contract);
    drawFeet(pdf, title);
    pdf.end();
    return bytes;
  }
}

const known = (facts: readonly (readonly [string, string | null])[]): Fact[] =>
  facts.flatMap(([label, value]): Fact[] => (value === null ? [] : [[label, value]]));

function partyFacts({ client, reference, signedOn, people }: OwnContract): Fact[] {
  const { signatoryName, signatoryTitle } = people;
  const signatory = [signatoryName, signatoryTitle].filter((text) => text !== null).join(', ');
  return known([
    [t.client, client.name],
    [t.reference, reference],
    [t.signatory, signatory || null],
    [t.signedOn, signedOn && w.day(signedOn)],
  ]);
}

const serviceFacts = ({ conditions, parts, calendarName }: OwnContract): Fact[] => [
  [t.formula, w.formulas[conditions.formula]],
  [t.parts, parts.map((part) => w.parts[part]).join(', ')],
  [t.calendar, calendarName],
  [t.weekend, conditions.weekend ? t.yes : t.no],
  [t.mode, w.modes[conditions.deadlineMode]],
];

const termFacts = ({ start, months, term, endsOn, noticeLimit, conditions }: OwnContract): Fact[] =>
  known([
    [t.start, w.day(start)],
    [t.length, t.renewed(w.months(months))],
    [t.term, w.day(term)],
    [t.endsOn, endsOn && w.day(endsOn)],
    [t.notice, t.noticeText(w.months(conditions.noticeMonths))],
    [t.noticeLimit, noticeLimit && w.day(noticeLimit)],
  ]);

const paymentFacts = ({ conditions }: OwnContract): Fact[] =>
  known([
    [t.penalty, conditions.penaltyText ?? w.penalties[conditions.penaltyMethod]],
    [t.indemnity, t.indemnityText],
    [t.suspension, t.after(w.days(conditions.suspensionDays))],
  ]);

function dataFacts({ conditions, people }: OwnContract): Fact[] {
  const { breachHours, objectionDays, objectionKind, dataChoice } = conditions;
  const dpo = [people.dpoName, people.dpoEmail].filter((text) => text !== null).join(', ');
  return known([
    [t.breach, t.breachText(w.hours(breachHours))],
    [t.objection, t.objectionText(w.days(objectionDays), w.objections[objectionKind])],
    [t.dataChoice, dataChoice ? w.dataChoices[dataChoice] : t.undecided],
    [t.dpo, dpo || null],
  ]);
}

function drawHead(pdf: Pdf, contract: OwnContract, asOf: string): void {
  const said = contract.state === 'draft' ? t.draft : t.asOf(w.day(asOf));
  pdf.font('bold').fontSize(19).fillColor(ink).text(t.title);
  pdf.fontSize(12).text(printable(t.subtitle(contract.label, contract.client.name)));
  pdf.font('text').fontSize(9).fillColor(muted).text(said).moveDown(0.4);
}

const widthOf = (pdf: Pdf) => pdf.page.width - 2 * margin;

/** Begins a page when this much does not fit on the one at hand. */
function room(pdf: Pdf, height: number): void {
  if (pdf.y + height > pdf.page.height - margin - footRoom) pdf.addPage();
}

function drawTitle(pdf: Pdf, title: string): void {
  room(pdf, 60);
  pdf.moveDown(0.9).font('bold').fontSize(11).fillColor(ink).text(title, margin, pdf.y);
  pdf.moveDown(0.25);
}

function drawFacts(pdf: Pdf, title: string, facts: readonly Fact[]): void {
  drawTitle(pdf, title);
  for (const fact of facts) drawFact(pdf, fact);
}

function drawFact(pdf: Pdf, [label, value]: Fact): void {
  const [indent, text] = [170, printable(value)];
  const width = widthOf(pdf) - indent;
  pdf.font('text').fontSize(9.5);
  room(pdf, pdf.heightOfString(text, { width }) + 3);
  const top = pdf.y;
  pdf.fillColor(muted).text(label, margin, top, { width: indent - 8 });
  const labelled = pdf.y;
  pdf.fillColor(ink).text(text, margin + indent, top, { width });
  pdf.y = Math.max(pdf.y, labelled) + 2;
}

const columns = [
  { key: 'label', share: 0.4, align: 'left' },
  { key: 'price', share: 0.17, align: 'right' },
  { key: 'quantity', share: 0.09, align: 'right' },
  { key: 'amount', share: 0.17, align: 'right' },
  { key: 'billing', share: 0.17, align: 'left' },
] as const;
type Cells = Record<(typeof columns)[number]['key'], string>;

function drawLines(pdf: Pdf, { lines, yearly }: OwnContract): void {
  drawTitle(pdf, t.sections.lines);
  drawRow(pdf, t.columns, { font: 'text', color: muted });
  for (const line of lines) {
    const cells = cellsOf(line);
    if (cells) drawRow(pdf, cells, { font: 'text', color: ink });
  }
  const total = { label: t.total, price: '', quantity: '', amount: w.money(yearly), billing: '' };
  drawRow(pdf, total, { font: 'bold', color: ink });
}

function cellsOf({ label, part, billing, current }: ContractLine): Cells | null {
  if (!current) return null;
  return {
    label: `${label} (${w.parts[part]})`,
    price: w.money(current.price),
    quantity: w.decimal(current.quantity),
    amount: w.money(current.amount),
    billing: w.billings[billing],
  };
}

function drawRow(pdf: Pdf, cells: Cells, { font, color }: { font: string; color: string }): void {
  pdf.font(font).fontSize(9).fillColor(color);
  const widths = columns.map(({ share }) => share * widthOf(pdf));
  const height = Math.max(
    ...columns.map(({ key }, index) =>
      pdf.heightOfString(printable(cells[key]), { width: (widths[index] ?? 0) - 8 }),
    ),
  );
  room(pdf, height + 8);
  pdf.font(font).fontSize(9).fillColor(color);
  const top = pdf.y + 3;
  let left = margin;
  columns.forEach(({ key, align }, index) => {
    const width = (widths[index] ?? 0) - 8;
    pdf.text(printable(cells[key]), align === 'left' ? left + (index > 0 ? 8 : 0) : left, top, {
      width,
      align,
    });
    left += widths[index] ?? 0;
  });
  pdf.y = top + height + 3;
  pdf.lineWidth(0.5).strokeColor(hairline);
  pdf
    .moveTo(margin, pdf.y)
    .lineTo(pdf.page.width - margin, pdf.y)
    .stroke();
}

function drawRevision(pdf: Pdf, { conditions, lines }: OwnContract): void {
  const { revision } = conditions;
  if (!revision) {
    drawFacts(pdf, t.sections.revision, [['', t.noRevision]]);
    return;
  }
  const { fixedPart, cap, floor, initial, quietMonths } = revision;
  const factor = (value: string | undefined) => (value === undefined ? null : t.factor(w.decimal(value)));
  drawFacts(
    pdf,
    t.sections.revision,
    known([
      ['', fixedPart === undefined ? t.formulaText : t.partialText(w.decimal(fixedPart))],
      [t.series, `${revision.series}, ${revision.base}`],
      [t.initial, initial && t.initialOf(initial.period, w.decimal(initial.value))],
      ...ownIndices(lines, initial),
      [t.value, w.choice(revision.choice)],
      [t.cap, factor(cap)],
      [t.floor, factor(floor)],
      [t.quiet, quietMonths > 0 ? t.quietText(w.months(quietMonths)) : null],
    ]),
  );
}

/** First indices that an amendment agreed on, or that a line has of its own. */
function ownIndices(
  lines: readonly ContractLine[],
  initial: { period: string; value: string } | null,
): Fact[] {
  return lines.flatMap(({ label, current }): Fact[] => {
    const index = current?.baseIndex;
    const isOwn = index && (index.period !== initial?.period || index.value !== initial.value);
    return isOwn ? [[label, t.initialOf(index.period, w.decimal(index.value))]] : [];
  });
}

function drawAmendments(pdf: Pdf, { amendments }: OwnContract): void {
  const signed = amendments.filter(({ state }) => state === 'signed').toReversed();
  if (signed.length === 0) return;
  drawTitle(pdf, t.sections.amendments);
  for (const { number, label, effectiveOn, signedOn } of signed) {
    room(pdf, 16);
    const words = t.amendment(number, label, w.day(effectiveOn), signedOn ? w.day(signedOn) : '');
    pdf.font('text').fontSize(9.5).fillColor(ink).text(printable(words), margin, pdf.y);
  }
}

/** Outside the margin: without it, a page would be added below. */
function drawFeet(pdf: Pdf, title: string): void {
  const { start, count } = pdf.bufferedPageRange();
  for (let page = start; page < start + count; page += 1) {
    pdf.switchToPage(page);
    pdf.page.margins.bottom = 0;
    const y = pdf.page.height - margin + 8;
    const text = printable(t.foot(title, page - start + 1, count));
    pdf
      .font('text')
      .fontSize(8)
      .fillColor(muted)
      .text(text, margin, y, { width: widthOf(pdf), lineBreak: false });
  }
}
