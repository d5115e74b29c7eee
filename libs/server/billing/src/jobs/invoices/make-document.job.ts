import { Injectable } from '@nestjs/common';
import { JobHandler, type FinishOnce, type JobPayload } from '@vigie/platform';
import { MakeInvoiceDocument } from '../../use-cases/invoices/make-document';

/** The document of an invoice that has just been issued. */
@Injectable()
export class MakeInvoiceDocumentJob extends JobHandler<'invoice.document'> {
  readonly job = 'invoice.document';

  constructor(private readonly making: MakeInvoiceDocument) {
    super();
  }

  run({ invoiceId }: JobPayload<'invoice.document'>, finish: FinishOnce): Promise<void> {
    return this.making.execute(invoiceId, finish);
  }
}
