export * from './entities';
export * from './modules';
export { IndexValues, type KnownIndexValue } from './store/index-series/index-values';
export { IndexSeriesRow } from './store/index-series/index-series.row';
export * from './agreements.module';
export * from './ports/conditions-document';
export { SeedContracts } from './use-cases/agreements/seed-contracts';
export * from './ports/letter-document';
export * from './renewals.module';
