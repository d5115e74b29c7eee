export * from './entities';
export * from './index-series.module';
export * from './modules';
export * from './ports/index-source';
export { RequestReading } from './use-cases/index-series/request-reading';
export { IndexValues, type KnownIndexValue } from './store/index-series/index-values';
export { SeedIndexSeries } from './use-cases/index-series/seed-index-series';
