import { Injectable } from '@nestjs/common';
import { Database, FileStore, type FinishOnce } from '@vigie/platform';
import { InvoiceDocument } from '../../ports/invoice-document';
import { contentOf } from '../../store/invoices/content.store';
import { keepDocument } from '../../store/invoices/invoice.store';

/** Makes the document of an issued invoice and keeps it: once, whoever dies on the way. */
@Injectable()
export class MakeInvoiceDocument {
  constructor(
    private readonly database: Database,
    private readonly files: FileStore,
    private readonly document: InvoiceDocument,
  ) {}

  /** Drawn before the transaction; a file that no row refers to is removed. */
  async execute(invoiceId: string, finish: FinishOnce): Promise<void> {
    const content = await contentOf(this.database, invoiceId);
    const pdf = content && (await this.document.pdf(content));
    const key = pdf && (await this.files.write(pdf));
    const isKept = await this.database.transaction(async (tx) => {
      if (!(await finish(tx)) || !content || !pdf || !key) return false;
      const name = `${content.number}.pdf`;
      return keepDocument(tx, this.files, { invoiceId, key, name, content: pdf });
    });
    if (key && !isKept) await this.files.remove([key]);
  }
}
