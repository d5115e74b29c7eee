export * from './entities';
export * from './modules';
export * from './agreements.module';
export * from './ports/conditions-document';
export * from './queries/agreements/agreed-licences';
export { ActivateContract } from './use-cases/agreements/activate-contract';
export { SeedContracts } from './use-cases/agreements/seed-contracts';
export { WriteContract } from './use-cases/agreements/write-contract';
