export * from './entities';
export * from './modules';
export * from './ports/invoice-document';
export * from './invoices.module';
export { SeedInvoices } from './use-cases/invoices/seed-invoices';
export { SeedCompany } from './use-cases/company/seed-company';
export { PaymentsHttpModule, PaymentsModule } from './payments.module';
export * from './ports/payments/statement-reader';
export { SeedPayments } from './use-cases/payments/seed-payments';
