import { buffer } from 'node:stream/consumers';
import { Injectable } from '@nestjs/common';
import { InvoiceDocument } from '@vigie/billing';
import type { InvoiceContent } from '@vigie/wire';
import PDFDocument from 'pdfkit';
import { openFonts, printable } from '../proof-fonts';
import { invoiceFaults } from './check-invoice';
import { sellerFoot } from './company-words';
import { facturXMetadata, facturXName } from './factur-x-metadata';
import { drawEnd, drawFeet } from './invoice-end';
import { drawHead } from './invoice-head';
import { drawTable } from './invoice-table';
import { invoiceXml } from './invoice-xml';
import { invoiceTexts as t } from './invoice.texts';
import { margin, muted, widthOf, write, type Pdf } from './page';

/** Draws invoices as Factur-X: PDF/A-3b for people, with the CII of EN 16931 inside. */
@Injectable()
export class PdfInvoiceDocument extends InvoiceDocument {
  /** The XML, read again and checked: a document that breaks a rule is never made. */
  xml(content: InvoiceContent): string {
    const xml = invoiceXml(content);
    const faults = invoiceFaults(xml);
    if (faults.length > 0) throw new Error(`invoice ${content.number}: ${saying(faults)}`);
    return xml;
  }

  async pdf(content: InvoiceContent): Promise<Buffer> {
    const xml = this.xml(content);
    const issued = new Date(`${content.issuedOn}T00:00:00Z`);
    const name = `${t.titles[content.kind]} ${content.number}`;
    const pdf = newPdf(name, issued);
    const bytes = buffer(pdf);
    const attachment = {
      name: facturXName,
      type: 'text/xml',
      description: name,
      // What a reader of PDF/A-3 is told: the same invoice in another form.
      relationship: 'Alternative',
      creationDate: issued,
      modifiedDate: issued,
    };
    pdf.file(Buffer.from(xml, 'utf8'), attachment);
    pdf.appendXML(facturXMetadata);
    const newPage = () => continueOn(pdf, name);
    drawHead(pdf, content);
    await drawTable(pdf, content.lines, newPage);
    drawEnd(pdf, content, newPage);
    drawFeet(pdf, sellerFoot(content.seller), name);
    pdf.end();
    return bytes;
  }
}

const saying = (faults: ReturnType<typeof invoiceFaults>) =>
  faults.map(({ rule, value }) => (value === '' ? rule : `${rule} (${value})`)).join(', ');

function newPdf(title: string, issued: Date): Pdf {
  const pdf = new PDFDocument({
    size: 'A4',
    margin,
    bufferPages: true,
    pdfVersion: '1.7',
    subset: 'PDF/A-3b',
    lang: 'fr',
    displayTitle: true,
    info: { Title: printable(title), Creator: 'Vigie', Producer: 'Vigie', CreationDate: issued },
  });
  for (const [name, font] of openFonts) pdf.registerFont(name, font);
  return pdf;
}

/** The next page says which invoice it belongs to. */
function continueOn(pdf: Pdf, name: string): void {
  pdf.addPage();
  const box = { x: margin, y: margin, width: widthOf(pdf) };
  pdf.y = write(pdf, t.continued(name), box, { size: 8.5, colour: muted }) + 12;
}
