import { inflateSync } from 'node:zlib';
import type { InvoiceContent } from '@vigie/wire';
import {
  creditNote,
  everyInvoice,
  mixedInvoice,
  monthlyInvoice,
  yearlyFee,
} from '../../testing/invoice.data';
import { readText } from '../../testing/read-pdf';
import { PdfInvoiceDocument } from './pdf-invoice-document';

const document = new PdfInvoiceDocument();

/** The objects of a document by number, streams inflated. */
function objectsOf(pdf: Buffer): Map<string, string> {
  const objects = pdf.toString('latin1').matchAll(/(\d+) 0 obj\n([\s\S]*?)\nendobj/g);
  return new Map([...objects].map(([, id, body]) => [id ?? '', body ?? '']));
}
function streamOf(body: string): string {
  const bytes = Buffer.from(/stream\n([\s\S]*)\nendstream/.exec(body)?.[1] ?? '', 'latin1');
  return (body.includes('FlateDecode') ? inflateSync(bytes) : bytes).toString('utf8');
}
function onlyOne(pdf: Buffer, mark: string): string {
  const found = [...objectsOf(pdf).values()].filter((body) => body.includes(mark));
  expect(found).toHaveLength(1);
  return found[0] ?? '';
}
const withLines = (count: number): InvoiceContent => ({
  ...monthlyInvoice,
  lines: Array.from({ length: count }, (_, index) => ({
    ...yearlyFee,
    label: `Ligne ${index + 1}`,
    unitPrice: '10.00',
    net: '10.00',
    period: null,
  })),
  net: `${count * 10}.00`,
  vat: [{ category: 'S', rate: 2000, base: `${count * 10}.00`, vat: `${count * 2}.00`, exemption: null }],
  vatTotal: `${count * 2}.00`,
  gross: `${count * 12}.00`,
});
const times = (text: string, what: string) => text.split(what).length - 1;

describe('an invoice as Factur-X', () => {
  it('carries its XML as factur-x.xml, byte for byte', async () => {
    for (const one of everyInvoice) {
      const pdf = await document.pdf(one);
      expect(streamOf(onlyOne(pdf, '/Type /EmbeddedFile'))).toBe(document.xml(one));
      const file = onlyOne(pdf, '/Type /Filespec');
      expect(file).toContain('/AFRelationship /Alternative');
      expect(file).toContain('/F (factur-x.xml)');
      expect(onlyOne(pdf, '/Type /EmbeddedFile')).toContain('/Subtype /text#2Fxml');
    }
  });

  it('says in its metadata that it is PDF/A-3b and Factur-X, and explains those words', async () => {
    const pdf = await document.pdf(monthlyInvoice);
    const metadata = streamOf(onlyOne(pdf, '/Type /Metadata'));
    for (const said of [
      '<pdfaid:part>3</pdfaid:part>',
      '<pdfaid:conformance>B</pdfaid:conformance>',
      '<fx:DocumentType>INVOICE</fx:DocumentType>',
      '<fx:DocumentFileName>factur-x.xml</fx:DocumentFileName>',
      '<fx:Version>1.0</fx:Version>',
      '<fx:ConformanceLevel>EN 16931</fx:ConformanceLevel>',
      '<pdfaSchema:namespaceURI>urn:factur-x:pdfa:CrossIndustryDocument:invoice:1p0#</pdfaSchema:namespaceURI>',
      '<rdf:li xml:lang="x-default">Facture FA-2027-00042</rdf:li>',
    ])
      expect(metadata).toContain(said);
    const catalogue = onlyOne(pdf, '/Type /Catalog');
    for (const part of ['/AF [', '/OutputIntents', '/Metadata', '/Lang (fr)'])
      expect(catalogue).toContain(part);
    expect(pdf.subarray(0, 8).toString('latin1')).toBe('%PDF-1.7');
  });

  it('embeds every typeface', async () => {
    const bodies = [...objectsOf(await document.pdf(monthlyInvoice)).values()];
    const described = bodies.filter((body) => body.includes('/Type /FontDescriptor'));
    expect(described.length).toBeGreaterThan(1);
    expect(described.every((body) => body.includes('/FontFile2'))).toBe(true);
    expect(bodies.some((body) => body.includes('/Subtype /Type1'))).toBe(false);
  });

  it('is the same whenever it is made', async () =>
    expect((await document.pdf(mixedInvoice)).equals(await document.pdf(mixedInvoice))).toBe(true));
});

describe('an invoice on paper', () => {
  it('says everything that the law wants', async () => {
    const text = readText(await document.pdf(monthlyInvoice)).replaceAll(/\s+/g, ' ');
    for (const said of [
      'Facture FA-2027-00042',
      'Vigie Infogérance & Services',
      'SAS au capital de 50 000,00 €, RCS Angers 732 829 320',
      'TVA FR44732829320',
      'ACME Industrie',
      'SIREN 552 100 554',
      'TVA FR04552100554',
      '4 janvier 2027',
      '3 février 2027',
      'du 1er janvier 2027 au 31 janvier 2027',
      'BC 2027/118',
      '1,75 h',
      '95,00 €',
      '166,25 €',
      'TVA 20 % sur 1 200,44 €',
      '240,09 €',
      '1 440,53 €',
      'FR76 3000 6000 0112 3456 7890 189',
      'Catégorie de l’opération : prestation de services.',
      'Option pour le paiement de la taxe d’après les débits.',
      '1,5 fois le taux d’intérêt légal par mois de retard, au prorata des jours (49,5 % par an',
      '40,00 €',
      'Pas d’escompte pour paiement anticipé.',
      'page 1/1',
    ])
      expect(text).toContain(said);
  });

  it('names the invoice that a credit note takes back, and asks nothing for it', async () => {
    const text = readText(await document.pdf(creditNote)).replaceAll(/\s+/g, ' ');
    expect(text).toContain('Avoir AV-2027-00003');
    expect(text).toContain('la facture FA-2027-00042 du 4 janvier 2027');
    expect(text).toContain('Montant de l’avoir 199,50 €');
    expect(text).not.toContain('IBAN');
    expect(text).not.toContain('Pénalités');
  });

  it('shows what was paid and why no VAT is asked', async () => {
    const text = readText(await document.pdf(mixedInvoice)).replaceAll(/\s+/g, ' ');
    expect(text).toContain('Déjà réglé −100,00 €');
    expect(text).toContain('Net à payer 1 245,50 €');
    expect(text).toContain('Exonération de TVA (CGI, article 261, 4, 4°)');
  });

  it('repeats the names of the columns on every page, and loses no line', async () => {
    const text = readText(await document.pdf(withLines(60)));
    expect(times(text, 'Désignation')).toBe(2);
    expect(text).toMatch(/page 2\/\d/);
    for (let line = 1; line <= 60; line += 1) expect(text).toContain(`Ligne ${line}\n`);
  });

  it('keeps totals, payment and mentions together, wherever the page ends', async () => {
    for (let count = 12; count <= 26; count += 1) {
      const [, after = ''] = readText(await document.pdf(withLines(count))).split(/(?=Total HT)/);
      expect(after).toContain('Pas d’escompte');
      expect(after).not.toContain('suite');
    }
  });

  it('has room for 10,000 lines', async () => {
    const text = readText(await document.pdf(withLines(10_000)));
    expect(text).toContain('Ligne 10000\n');
    expect(text.replaceAll(/\s/g, ' ')).toContain('120 000,00 €');
  }, 120_000);

  it('refuses to draw what breaks a rule, and names it', async () => {
    const wrong = { ...monthlyInvoice, gross: '1440.54' };
    await expect(document.pdf(wrong)).rejects.toThrow('invoice FA-2027-00042: BR-CO-15');
  });
});
