export * from './entities';
export * from './modules';
export * from './agreements.module';
export * from './ports/conditions-document';
export { SeedContracts } from './use-cases/agreements/seed-contracts';
