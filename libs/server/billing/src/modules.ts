import type { Type } from '@nestjs/common';
import { CompanyHttpModule, CompanyModule } from './company.module';
import { ExportsHttpModule } from './exports.module';
import { invoiceDueWork, invoiceJobs, InvoicesHttpModule, InvoicesModule } from './invoices.module';
import { PaymentsHttpModule, PaymentsModule } from './payments.module';
import { PenaltiesHttpModule, PenaltiesModule, penaltyDueWork } from './penalties.module';
import { reminderDueWork, reminderJobs, RemindersHttpModule, RemindersModule } from './reminders.module';

/** Every area of billing, for any process. */
export const billingModules: Type[] = [
  CompanyModule,
  InvoicesModule,
  PaymentsModule,
  PenaltiesModule,
  RemindersModule,
];

/** Their durable jobs. */
export const billingJobs: Type[] = [...invoiceJobs, ...reminderJobs];

/** What falls due in them. */
export const billingDueWork: Type[] = [...invoiceDueWork, ...penaltyDueWork, ...reminderDueWork];

/** Their routes. */
export const billingHttpModules: Type[] = [
  CompanyHttpModule,
  ExportsHttpModule,
  InvoicesHttpModule,
  PaymentsHttpModule,
  PenaltiesHttpModule,
  RemindersHttpModule,
];
