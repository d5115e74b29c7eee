import { buffer } from 'node:stream/consumers';
import { Injectable } from '@nestjs/common';
import { ReviewDocument } from '@vigie/tickets';
import {
  reviewContent,
  reviewWords,
  type Locale,
  type ReviewChart,
  type ReviewFact,
  type ServiceReview,
} from '@vigie/wire';
import PDFDocument from 'pdfkit';
import {
  drawFeet,
  drawTable,
  drawTitle,
  ink,
  line,
  margin,
  muted,
  room,
  widthOf,
  type Pdf,
} from './pdf-parts';
import { printable, proofFonts } from './proof-fonts';
import { reviewDocumentTexts } from './review.texts';

const tones = { accent: '#1d4ed8', quiet: '#a9b2c0' };
const plot = { height: 92, labels: 14, head: 30 };

/** Draws a service review: figures, charts as vectors, tables; every page has a foot. */
@Injectable()
export class PdfReviewDocument extends ReviewDocument {
  async pdf(review: ServiceReview, locale: Locale): Promise<Buffer> {
    const w = reviewWords[locale];
    const t = reviewDocumentTexts[locale];
    const title = t.title(w.title, w.month(review.month), review.client.name);
    const pdf = new PDFDocument({
      size: 'A4',
      margin,
      bufferPages: true,
      lang: locale,
      displayTitle: true,
      info: { Title: title, Creator: 'Vigie', Author: 'Vigie' },
    });
    for (const [name, file] of Object.entries(proofFonts)) pdf.registerFont(name, file);
    const bytes = buffer(pdf);
    const content = reviewContent(review.figures, locale);
    drawHead(pdf, review, locale);
    drawFacts(pdf, content.facts);
    if (review.comment) drawComment(pdf, w.comment, review.comment);
    drawCharts(pdf, content.charts, w.number);
    for (const table of content.tables) drawTable(pdf, table);
    drawFeet(pdf, title, review.sha256 === null ? null : t.seal(review.sha256));
    pdf.end();
    return bytes;
  }
}

function drawHead(
  pdf: Pdf,
  { client, month, state, publishedAt, publishedBy }: ServiceReview,
  locale: Locale,
) {
  const w = reviewWords[locale];
  const t = reviewDocumentTexts[locale];
  const said =
    state === 'draft' || publishedAt === null ? t.draft : t.published(t.day(publishedAt), publishedBy ?? '');
  pdf.font('text').fontSize(10).fillColor(muted).text(printable(client.name));
  pdf
    .font('bold')
    .fontSize(20)
    .fillColor(ink)
    .text(`${w.title}, ${w.month(month)}`);
  pdf.font('text').fontSize(9).fillColor(muted).text(printable(said)).moveDown(1);
}

/** Three beside each other, the number first. */
function drawFacts(pdf: Pdf, facts: readonly ReviewFact[]): void {
  const width = widthOf(pdf) / 3;
  const height = 48;
  const top = pdf.y;
  facts.forEach(({ label, value, note }, index) => {
    const x = margin + width * (index % 3);
    const y = top + height * Math.floor(index / 3);
    pdf
      .font('text')
      .fontSize(8)
      .fillColor(muted)
      .text(label, x, y, { width: width - 8 });
    pdf
      .font('bold')
      .fontSize(15)
      .fillColor(ink)
      .text(printable(value), x, y + 10, { width: width - 8 });
    pdf
      .font('text')
      .fontSize(7.5)
      .fillColor(muted)
      .text(printable(note), x, y + 30, { width: width - 8 });
  });
  pdf.x = margin;
  pdf.y = top + height * Math.ceil(facts.length / 3) + 4;
}

function drawComment(pdf: Pdf, title: string, comment: string): void {
  room(pdf, 60);
  drawTitle(pdf, title);
  pdf
    .font('text')
    .fontSize(10)
    .text(printable(comment), margin, pdf.y, { width: widthOf(pdf), lineGap: 2 });
}

/** The first over the whole width, the others beside each other. */
function drawCharts(pdf: Pdf, charts: readonly ReviewChart[], say: (value: number) => string): void {
  const [first, ...others] = charts;
  const height = plot.head + plot.height + plot.labels + 8;
  pdf.y += 10;
  room(pdf, height * 2);
  const top = pdf.y;
  if (first) drawChart(pdf, first, { x: margin, y: top, width: widthOf(pdf) }, say);
  const width = (widthOf(pdf) - 20) / 2;
  others.forEach((chart, index) =>
    drawChart(pdf, chart, { x: margin + (width + 20) * index, y: top + height, width }, say),
  );
  pdf.x = margin;
  pdf.y = top + height * 2;
}

function drawChart(
  pdf: Pdf,
  { title, series, rows, unit, max }: ReviewChart,
  place: { x: number; y: number; width: number },
  say: (value: number) => string,
): void {
  const { x, y, width } = place;
  const base = y + plot.head + plot.height;
  pdf.font('bold').fontSize(9).fillColor(ink).text(title, x, y, { width, lineBreak: false });
  if (series.length > 1) drawLegend(pdf, series, x, y + 13);
  const top = max ?? Math.max(1, ...rows.flatMap(({ values }) => values.map((value) => value ?? 0)));
  const slot = width / Math.max(1, rows.length);
  const bar = Math.min((slot * 0.7) / series.length, 34);
  rows.forEach(({ label, values }, index) => {
    const left = x + slot * index + (slot - bar * series.length) / 2;
    values.forEach((value, place_) => {
      if (value === null) return;
      const height = (Math.min(value, top) / top) * (plot.height - 12);
      const tone = tones[series[place_]?.tone ?? 'accent'];
      const at = left + bar * place_;
      if (height > 0) pdf.rect(at + 0.5, base - height, bar - 1, height).fill(tone);
      const text = { width: bar + 16, align: 'center' as const, lineBreak: false };
      pdf.font('text').fontSize(7).fillColor(ink);
      pdf.text(printable(say(value) + unit), at - 8, base - height - 10, text);
    });
    pdf.font('text').fontSize(7.5).fillColor(muted);
    pdf.text(label, x + slot * index, base + 4, { width: slot, align: 'center', lineBreak: false });
  });
  pdf
    .moveTo(x, base)
    .lineTo(x + width, base)
    .lineWidth(0.6)
    .strokeColor(line)
    .stroke();
}

function drawLegend(pdf: Pdf, series: ReviewChart['series'], x: number, y: number): void {
  let left = x;
  for (const { name, tone } of series) {
    pdf.rect(left, y + 1, 6, 6).fill(tones[tone]);
    pdf
      .font('text')
      .fontSize(7.5)
      .fillColor(muted)
      .text(name, left + 9, y, { lineBreak: false });
    left += 24 + pdf.widthOfString(name);
  }
}
