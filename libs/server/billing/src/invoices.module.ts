import { Module } from '@nestjs/common';
import { DirectoryModule } from '@vigie/directory';
import { InvoiceActsController } from './http/invoices/invoice-acts.controller';
import { InvoiceDocumentsController } from './http/invoices/invoice-documents.controller';
import { InvoiceRunsController } from './http/invoices/invoice-runs.controller';
import { InvoicesController } from './http/invoices/invoices.controller';
import { OwnInvoicesController } from './http/invoices/own-invoices.controller';
import { AdvanceInvoiceRunJob } from './jobs/invoices/advance-run.job';
import { MakeInvoiceDocumentJob } from './jobs/invoices/make-document.job';
import { InvoiceFiles } from './queries/invoices/invoice-files';
import { InvoiceRuns } from './queries/invoices/invoice-runs';
import { InvoiceView } from './queries/invoices/invoice-view';
import { Invoices } from './queries/invoices/invoices';
import { OwnInvoices } from './queries/invoices/own-invoices';
import { Preparation } from './queries/invoices/preparation';
import { AdvanceInvoiceRun } from './use-cases/invoices/advance-run';
import { CheckInvoice } from './use-cases/invoices/check-invoice';
import { CreditInvoice } from './use-cases/invoices/credit-invoice';
import { DraftDailyInvoices } from './use-cases/invoices/draft-daily';
import { IssueInvoice } from './use-cases/invoices/issue-invoice';
import { MakeInvoiceDocument } from './use-cases/invoices/make-document';
import { SeedInvoices } from './use-cases/invoices/seed-invoices';
import { StartInvoiceRun } from './use-cases/invoices/start-run';
import { SteerInvoiceRun } from './use-cases/invoices/steer-run';
import { WriteInvoiceDraft } from './use-cases/invoices/write-draft';

/** The durable jobs of invoices. */
export const invoiceJobs = [AdvanceInvoiceRunJob, MakeInvoiceDocumentJob];

/** What falls due in them. */
export const invoiceDueWork = [DraftDailyInvoices];

const shared = [
  AdvanceInvoiceRun,
  CheckInvoice,
  CreditInvoice,
  IssueInvoice,
  MakeInvoiceDocument,
  SeedInvoices,
  WriteInvoiceDraft,
  ...invoiceJobs,
  ...invoiceDueWork,
];

/** Invoices and credit notes, for every process; it must bind the port InvoiceDocument. */
@Module({ imports: [DirectoryModule], providers: shared, exports: shared })
export class InvoicesModule {}

/** Their routes. */
@Module({
  imports: [InvoicesModule],
  providers: [
    InvoiceFiles,
    InvoiceRuns,
    InvoiceView,
    Invoices,
    OwnInvoices,
    Preparation,
    StartInvoiceRun,
    SteerInvoiceRun,
  ],
  controllers: [
    InvoiceActsController,
    InvoiceDocumentsController,
    InvoiceRunsController,
    InvoicesController,
    OwnInvoicesController,
  ],
})
export class InvoicesHttpModule {}
