export * from './entities';
export * from './modules';
export * from './ports/invoice-document';
export { SeedCompany } from './use-cases/company/seed-company';
