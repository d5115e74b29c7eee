import { buffer } from 'node:stream/consumers';
import { Injectable } from '@nestjs/common';
import type { OfferedQuote, SealedQuote } from '@vigie/rules';
import { QuoteDocument } from '@vigie/tickets';
import { quoteWords, type Locale } from '@vigie/wire';
import PDFDocument from 'pdfkit';
import { printable, proofFonts } from './proof-fonts';
import { quoteDocumentTexts } from './quote.texts';

const margin = 56;
const ink = '#1b2430';
const muted = '#5a6675';

type Pdf = InstanceType<typeof PDFDocument>;

/** Draws a quote, and the client's answer from what was sealed. */
@Injectable()
export class PdfQuoteDocument extends QuoteDocument {
  pdf(quote: SealedQuote, sha256: string, locale: Locale): Promise<Buffer> {
    const t = quoteDocumentTexts[locale];
    return this.draw(quote, locale, (pdf) => {
      const { name, email } = quote.decidedBy;
      drawProse(pdf, t.decision, t[quote.decision](name, email, t.instant(quote.decidedAt)));
      if (quote.signedLink) pdf.text(printable(t.byLink(quote.signedLink)), margin);
      if (quote.comment) pdf.moveDown(0.4).text(printable(quote.comment), margin);
      drawHash(pdf, t.seal(quote.sequence), sha256);
      drawHash(pdf, t.previous, quote.previousSha256);
    });
  }

  offer(quote: OfferedQuote, locale: Locale): Promise<Buffer> {
    const t = quoteDocumentTexts[locale];
    return this.draw(quote, locale, (pdf) => drawProse(pdf, t.decision, t.waiting));
  }

  private async draw(quote: OfferedQuote, locale: Locale, end: (pdf: Pdf) => void): Promise<Buffer> {
    const t = quoteDocumentTexts[locale];
    const title = t.title(quote.number, quote.edition);
    const pdf = new PDFDocument({
      size: 'A4',
      margin,
      lang: locale,
      displayTitle: true,
      info: { Title: title, Creator: 'Vigie', Author: 'Vigie' },
    });
    for (const [name, file] of Object.entries(proofFonts)) pdf.registerFont(name, file);
    const bytes = buffer(pdf);
    pdf.font('bold').fontSize(18).fillColor(ink).text(title).moveDown(0.6);
    for (const [label, value] of facts(quote, locale)) drawFact(pdf, label, value);
    drawProse(pdf, t.work, quote.text);
    end(pdf);
    pdf.end();
    return bytes;
  }
}

function facts(quote: OfferedQuote, locale: Locale): [string, string][] {
  const t = quoteDocumentTexts[locale];
  const { reasons, money, rate, day } = quoteWords[locale];
  return [
    [t.client, quote.client],
    [t.subject, quote.subject],
    [t.reason, reasons[quote.reason]],
    [t.net, money(quote.netCents)],
    [t.vat(rate(quote.vatRate)), money(quote.vatCents)],
    [t.total, money(quote.totalCents)],
    [t.until, day(quote.validUntil)],
    [t.sent, t.by(quote.sentBy, t.instant(quote.sentAt))],
  ];
}

function drawFact(pdf: Pdf, label: string, value: string): void {
  const top = pdf.y;
  pdf.font('text').fontSize(9).fillColor(muted).text(printable(label), margin, top, { width: 110 });
  const left = margin + 118;
  const width = pdf.page.width - margin - left;
  pdf.fillColor(ink).fontSize(10).text(printable(value), left, top, { width });
  pdf.moveDown(0.2);
}

function drawProse(pdf: Pdf, title: string, text: string): void {
  pdf.moveDown(0.8).font('bold').fontSize(11).fillColor(ink).text(title, margin).moveDown(0.2);
  pdf.font('text').fontSize(10).text(printable(text), margin);
}

function drawHash(pdf: Pdf, label: string, sha256: string): void {
  pdf.moveDown(1).font('text').fontSize(8).fillColor(muted).text(label, margin);
  pdf.font('code').fontSize(7.5).text(sha256, margin);
}
