export * from './entities';
export * from './modules';
export { PaymentsHttpModule, PaymentsModule } from './payments.module';
export * from './ports/payments/statement-reader';
export { SeedPayments } from './use-cases/payments/seed-payments';
