import type { Type } from '@nestjs/common';
import { CompanyHttpModule, CompanyModule } from './company.module';
import { ExportsHttpModule } from './exports.module';
import { invoiceDueWork, invoiceJobs, InvoicesHttpModule, InvoicesModule } from './invoices.module';
import { PaymentsHttpModule, PaymentsModule } from './payments.module';
import { PenaltiesHttpModule, PenaltiesModule, penaltyDueWork } from './penalties.module';

/** Every area of billing, for any process. */
export const billingModules: Type[] = [CompanyModule, InvoicesModule, PaymentsModule, PenaltiesModule];

/** Their durable jobs. */
export const billingJobs: Type[] = [...invoiceJobs];

/** What falls due in them. */
export const billingDueWork: Type[] = [...invoiceDueWork, ...penaltyDueWork];

/** Their routes. */
export const billingHttpModules: Type[] = [
  CompanyHttpModule,
  ExportsHttpModule,
  InvoicesHttpModule,
  PaymentsHttpModule,
  PenaltiesHttpModule,
];
