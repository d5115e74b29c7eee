import type { InvoiceContent } from '@vigie/wire';

/** Draws an issued invoice or credit note as Factur-X: a PDF for people with the same facts inside for machines. */
export abstract class InvoiceDocument {
  /** The same content and day of issue give the same document, so that a lost file can be made again. */
  abstract pdf(content: InvoiceContent): Promise<Buffer>;
  /** The facts alone: CII of EN 16931. */
  abstract xml(content: InvoiceContent): string;
}
